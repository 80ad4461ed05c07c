import type { Database } from '../db/connect.ts';
import type { Listener } from '../db/listen.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import { createFactStore } from './fact-store.ts';
import { FACTS_CHANNEL } from './what-to-write.ts';

export interface AwaitWrittenDeps {
  readonly db: Database;
  readonly listener: Listener;
}

/** A notification may be missed while the listener reconnects. */
const LOOK_AGAIN_MS = 250;

/**
 * Waits until Postgres has the facts of an operation, so that who did it next reads its own write
 * (decision 14).
 * @param occurrenceId the completion id, operation id or message id
 * @returns the last `seq` it caused, or null when it took longer than `withinMs`
 */
export function createAwaitWritten({ db, listener }: AwaitWrittenDeps) {
  return async function awaitWritten(
    organisationId: string,
    runId: string,
    occurrenceId: string,
    withinMs: number,
  ): Promise<number | null> {
    const deadline = Date.now() + withinMs;
    const head = await createRunHeadStore(db).find(organisationId, runId);
    if (head === null) return null;
    let heard: () => void = () => undefined;
    const stop = listener.on(FACTS_CHANNEL, (payload) => {
      if (payload.startsWith(`${runId}:`)) heard();
    });
    try {
      for (;;) {
        let timer: NodeJS.Timeout | undefined;
        const written = new Promise<void>((resolve) => {
          heard = resolve;
          const left = deadline - Date.now();
          timer = setTimeout(resolve, Math.max(0, Math.min(LOOK_AGAIN_MS, left)));
        });
        const seq = await createFactStore(db).seqOfOccurrence(head, occurrenceId);
        if (seq !== null || Date.now() >= deadline) {
          clearTimeout(timer);
          return seq;
        }
        await written;
        clearTimeout(timer);
      }
    } finally {
      stop();
    }
  };
}
