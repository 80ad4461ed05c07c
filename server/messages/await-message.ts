import type { Database } from '../db/connect.ts';
import type { Listener } from '../db/listen.ts';
import { createFactStore } from '../facts/fact-store.ts';
import { FACTS_CHANNEL } from '../facts/what-to-write.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import { createMatchStore } from './match-store.ts';
import type { MessageIdentity } from './message.ts';
import { createMessageStartStore, type MessageStart } from './start-store.ts';

/** What became of a message so far. */
export interface MessageOutcome {
  readonly deliveries: {
    readonly runId: string;
    /** `sent`: the run has not answered, or its answer is not written. */
    readonly outcome: 'sent' | 'taken' | 'refused';
    /** The fact that carries the answer; what it caused is written with it. */
    readonly seq: number | null;
  }[];
  readonly startedRuns: {
    readonly processId: string;
    readonly runId: string;
    /** The last fact of the start; null until it is written. */
    readonly seq: number | null;
  }[];
  /** Nothing is under way any more. */
  readonly settled: boolean;
}

/** Waits until everything is settled and written, or `withinMs` have passed (decision 14). */
export type AwaitMessage = (message: MessageIdentity, withinMs: number) => Promise<MessageOutcome>;

/** Hints may be missed while the listener reconnects. */
const LOOK_AGAIN_MS = 100;

export function createAwaitMessage({
  db,
  listener,
}: {
  readonly db: Database;
  readonly listener: Listener;
}): AwaitMessage {
  async function outcomeOf(message: MessageIdentity): Promise<MessageOutcome> {
    const matches = await createMatchStore(db).ofMessage(message);
    const starts = await createMessageStartStore(db).ofMessage(message);
    const startedRuns = await Promise.all(starts.flatMap((start) => started(db, start)));
    const deliveries = matches.map(({ runId, state, seq }) => ({ runId, outcome: state, seq }));
    const settled =
      matches.every(({ state }) => state !== 'sent') &&
      starts.every(({ state }) => state !== 'ordered') &&
      startedRuns.every(({ seq }) => seq !== null);
    return { deliveries, startedRuns, settled };
  }

  return async function awaitMessage(message, withinMs) {
    const deadline = Date.now() + withinMs;
    let heard: () => void = () => undefined;
    const stop = listener.on(FACTS_CHANNEL, () => heard());
    try {
      for (;;) {
        let timer: NodeJS.Timeout | undefined;
        const something = new Promise<void>((resolve) => {
          heard = resolve;
          timer = setTimeout(resolve, Math.max(0, Math.min(LOOK_AGAIN_MS, deadline - Date.now())));
        });
        const outcome = await outcomeOf(message);
        if (!outcome.settled && Date.now() < deadline) await something;
        clearTimeout(timer);
        if (outcome.settled || Date.now() >= deadline) return outcome;
      }
    } finally {
      stop();
    }
  };
}

/** Nothing for what is only ordered, or waits. */
function started(
  db: Database,
  { message: { organisationId }, processId, runId }: MessageStart,
): Promise<MessageOutcome['startedRuns'][number]>[] {
  if (runId === null) return [];
  const read = async () => {
    const head = await createRunHeadStore(db).find(organisationId, runId);
    const seq =
      head === null ? null : await createFactStore(db).seqOfOccurrence(head, `start/${runId}`);
    return { processId, runId, seq };
  };
  return [read()];
}
