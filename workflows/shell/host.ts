import { advance } from '../interpret/advance.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import { nextDueAt, nextOccurrence } from '../interpret/order.ts';
import type { RecordBatch, RunInput } from '../messages.ts';
import type { Instant } from '../plan/ids.ts';
import { isClosed, restoreRun, type HostedRun } from './hosted-run.ts';
import { UNWRITTEN_LIMIT_BYTES } from './unwritten.ts';

/**
 * The runs that one workflow hosts, and how they move. It knows nothing of Temporal: it is told
 * what happened and at what time, and asked what is to be done (decision 8).
 */
export interface Host {
  readonly runs: ReadonlyMap<string, HostedRun>;
  /** Puts addressed occurrences into a run's inbox; false when no such run is here. */
  deliver(runId: string, occurrences: readonly Occurrence[]): boolean;
  /** Lets every run take what it can at `now`, the workflow's time without clock offsets. */
  turn(now: Instant): void;
  /** When a timer of some run is due next, in the workflow's time. */
  nextDue(): Instant | null;
  /** What is to be written next; each run's part is taken until `written`. */
  takeBatches(): RecordBatch[];
  written(batches: readonly RecordBatch[]): void;
  /** Forgets a run that has closed and is written. */
  forget(runId: string): void;
}

export function createHost(inputs: readonly RunInput[]): Host {
  const runs = new Map<string, HostedRun>();
  for (const input of inputs) runs.set(input.start.runId, restoreRun(input));
  return {
    runs,
    deliver(runId, occurrences) {
      const run = runs.get(runId);
      if (run === undefined) return false;
      run.inbox = [...run.inbox, ...occurrences];
      return true;
    },
    turn(now) {
      for (const run of runs.values()) turnRun(run, now + run.clockOffsetMs);
    },
    nextDue() {
      let next: Instant | null = null;
      for (const run of runs.values()) {
        const due = isClosed(run) || isHeldBack(run) ? null : nextDueAt(run.state);
        if (due === null) continue;
        const inWorkflowTime = due - run.clockOffsetMs;
        if (next === null || inWorkflowTime < next) next = inWorkflowTime;
      }
      return next;
    },
    takeBatches: () => [...runs.values()].flatMap(takeBatch),
    written(batches) {
      for (const batch of batches) runs.get(batch.runId)?.unwritten.written();
    },
    forget: (runId) => void runs.delete(runId),
  };
}

/** Too much of the run is unwritten: it takes nothing and asks for nothing until some is. */
export const isHeldBack = (run: HostedRun): boolean =>
  run.unwritten.bytes() > UNWRITTEN_LIMIT_BYTES;

function turnRun(run: HostedRun, now: Instant): void {
  while (!isHeldBack(run)) {
    // A moved clock tells a run that ended on the way nothing more.
    if (isClosed(run)) run.inbox = run.inbox.filter(({ kind }) => kind !== 'clock-advanced');
    const next = nextOccurrence(run.state, run.inbox, now);
    if (next === null) return;
    const { state, commands, facts } = advance(run.input.plan, run.state, next.occurrence);
    const firstSeq = run.state.seq + 1;
    run.inbox = next.rest;
    run.state = state;
    run.queue.push(...commands);
    run.lastOccurrenceNo += 1;
    run.unwritten.add(
      { no: run.lastOccurrenceNo, occurrence: next.occurrence, firstSeq, lastSeq: state.seq },
      facts,
    );
  }
}

function takeBatch(run: HostedRun): RecordBatch[] {
  const taken = run.unwritten.take();
  if (taken === null) return [];
  const { organisationId, runId, epoch, startedMonth } = run.input.start;
  return [{ organisationId, runId, epoch, startedMonth, ...taken }];
}
