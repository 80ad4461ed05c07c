import type { Listener } from '../../server/db/listen.ts';

/** A notification may be missed while the listener reconnects. */
const LOOK_AGAIN_MS = 250;
const WITHIN_MS = 60_000;

/**
 * Waits until Postgres shows what is asked for, looking whenever the run is named on the channel.
 * Both sides wait for their tasks so.
 * @param ask the answer, or null while it is not there
 */
export async function waitForTask<T>(
  listener: Listener,
  channel: string,
  runId: string,
  ask: () => Promise<T | null>,
): Promise<T> {
  const deadline = Date.now() + WITHIN_MS;
  let news = true;
  let wake = (): void => undefined;
  const stop = listener.on(channel, (payload) => {
    if (!payload.startsWith(runId)) return;
    news = true;
    wake();
  });
  try {
    for (;;) {
      if (news) {
        news = false;
        const answer = await ask();
        if (answer !== null) return answer;
        if (news) continue;
      }
      if (Date.now() > deadline) throw new Error(`The run ${runId} opened no task.`);
      await new Promise<void>((resolve) => {
        const again = setTimeout(() => {
          news = true;
          resolve();
        }, LOOK_AGAIN_MS);
        wake = () => {
          clearTimeout(again);
          resolve();
        };
      });
    }
  } finally {
    stop();
  }
}
