import { Context } from '@temporalio/activity';

const BEAT_EVERY_MS = 1000;

/**
 * Tells Temporal every second that the activity is being worked on, so that one whose worker was
 * killed is given to another within seconds and not when its whole time is over.
 */
export function withHeartbeat<Input, Answer>(work: (input: Input) => Promise<Answer>) {
  return async (input: Input): Promise<Answer> => {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), BEAT_EVERY_MS);
    try {
      return await work(input);
    } finally {
      clearInterval(beat);
    }
  };
}
