import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { monthAfter, monthOf } from '../facts/ensure-partitions.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import { createArchiveRuns, type ArchiveRunsDeps } from './archive-runs.ts';
import { createReconcileRuns } from './reconcile-runs.ts';
import type { Job } from './repeat.ts';

export interface JobIntervals {
  /** Milliseconds. */
  readonly archiveEveryMs: number;
  readonly reconcileEveryMs: number;
  /** A run that moved so recently is not compared with Temporal. */
  readonly restingMs: number;
}

export const JOB_INTERVALS: JobIntervals = {
  archiveEveryMs: 60_000,
  reconcileEveryMs: 60_000,
  restingMs: 60_000,
};

export interface JobsOfRunsDeps extends ArchiveRunsDeps {
  readonly ensurePartitions: (month: string) => Promise<void>;
  readonly intervals: JobIntervals;
}

const HOUR_MS = 60 * 60 * 1000;
/** Who gave an outbox id may ask for a week what became of it. */
const OUTBOX_KEPT_MS = 7 * 24 * HOUR_MS;

/** What goes on behind every server: any number may do it at once. */
export function jobsOfRuns(deps: JobsOfRunsDeps): Job[] {
  const { db, clock, intervals, ensurePartitions } = deps;
  const { archiveEveryMs, reconcileEveryMs, restingMs } = intervals;
  return [
    { name: 'archive-runs', everyMs: archiveEveryMs, turn: createArchiveRuns(deps) },
    {
      name: 'reconcile-runs',
      everyMs: reconcileEveryMs,
      turn: createReconcileRuns({ ...deps, restingMs }),
    },
    { name: 'forget-outbox', everyMs: HOUR_MS, turn: () => forgetOutbox(db, clock) },
    {
      name: 'partitions-ahead',
      everyMs: HOUR_MS,
      turn: () => ensurePartitions(monthAfter(monthOf(clock.now()))),
    },
  ];
}

async function forgetOutbox(db: Database, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - OUTBOX_KEPT_MS);
  await createOutboxStore(db).forgetSettledBefore(before);
}
