import { createAlarmStore } from '../alarms/alarm-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { loggedError, type Log } from '../http/log.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import { fetchExecutions } from '../temporal/fetch-executions.ts';
import { createArchiveStore, type ClosedRun } from './archive-store.ts';
import { linksOfKept, partsToKeep } from './kept-histories.ts';

export interface ArchiveRunsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly gateway: RunGateway;
  readonly key: PayloadKey;
  readonly log: Log;
}

const AT_ONCE = 200;
const OVERDUE_MS = 10 * 24 * 60 * 60 * 1000;

/**
 * Keeps the Temporal histories of closed runs before Temporal deletes them (decision 20): every
 * execution, also those that a reset closed, as Temporal gave it, compressed, encrypted and hashed. A run whose
 * workflow has not ended yet waits for another turn, and keeps no run behind it from its own; one
 * over ten days old is an alarm.
 */
export function createArchiveRuns(deps: ArchiveRunsDeps) {
  const { db, clock, log } = deps;
  let after: string | null = null;
  return async function archiveRuns(): Promise<void> {
    const closed = await createArchiveStore(db).unarchived(after, AT_ONCE);
    after = closed.length === AT_ONCE ? (closed.at(-1)?.runId ?? null) : null;
    for (const run of closed) {
      try {
        if (!(await archiveRun(deps, run))) await warnWhenOverdue(db, run, clock.now());
      } catch (error) {
        log.warn({ runId: run.runId, err: loggedError(error) }, 'a run cannot be archived now');
        await warnWhenOverdue(db, run, clock.now());
      }
    }
  };
}

async function archiveRun(deps: ArchiveRunsDeps, run: ClosedRun): Promise<boolean> {
  const { db, clock, gateway, key } = deps;
  const latest = await gateway.describe(run.runId);
  if (latest === null || latest.status === 'RUNNING') return false;
  const kept = await createArchiveStore(db).parts(run.organisationId, run.runId);
  const executions = await fetchExecutions(gateway, run.runId, linksOfKept(kept, key));
  if (executions === null) return false;
  const parts = partsToKeep(kept, executions.parts, key);
  if (kept.length + parts.length === 0) return false;
  await inTransaction(db, async (transaction) => {
    const archive = createArchiveStore(transaction);
    await archive.insert(run, parts, clock.now());
    await archive.setArchived(run, clock.now());
    const alarms = createAlarmStore(transaction);
    await alarms.settle(run.organisationId, alarmKey(run), clock.now());
  });
  return true;
}

const alarmKey = (run: ClosedRun): string => `archive-overdue/${run.runId}`;

async function warnWhenOverdue(db: Database, run: ClosedRun, at: Date): Promise<void> {
  if (at.getTime() - run.closedAt.getTime() < OVERDUE_MS) return;
  await createAlarmStore(db).raise(
    {
      organisationId: run.organisationId,
      key: alarmKey(run),
      kind: 'archive-overdue',
      runId: run.runId,
      detail: { closedAt: run.closedAt.toISOString() },
    },
    at,
  );
}
