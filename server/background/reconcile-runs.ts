import { createAlarmStore } from '../alarms/alarm-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { endRunInTables } from '../runs/end-run-in-tables.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import { createRunHeadStore, type RunHead } from '../runs/run-head-store.ts';

export interface ReconcileRunsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly gateway: RunGateway;
  /** Runs that moved since so many milliseconds ago are left for later. */
  readonly restingMs: number;
}

const AT_ONCE = 200;

/** How a workflow can end so that its run cannot go on, though nobody cancelled it in Roteiro. */
const ENDED_FROM_OUTSIDE = new Set(['TERMINATED', 'FAILED', 'TIMED_OUT', 'CANCELLED', 'COMPLETED']);

/**
 * Finds runs that are open here while their workflow has ended: somebody terminated it, or it
 * failed. The run is closed as `terminated` and an alarm is raised (decision 16).
 */
export function createReconcileRuns({ db, clock, gateway, restingMs }: ReconcileRunsDeps) {
  let after: string | null = null;
  return async function reconcileRuns(): Promise<void> {
    const restingSince = new Date(clock.now().getTime() - restingMs);
    const open = await createRunHeadStore(db).openSince(restingSince, after, AT_ONCE);
    after = open.length === AT_ONCE ? (open.at(-1)?.runId ?? null) : null;
    for (const run of open) {
      // Nothing of it is in Temporal before its first fact: the outbox starts it again.
      const part = await gateway.describe(run.runId);
      if (part === null ? run.lastSeq === 0 : !ENDED_FROM_OUTSIDE.has(part.status)) continue;
      await closeAsTerminated(db, run, part?.status ?? 'UNKNOWN', clock.now());
    }
  };
}

async function closeAsTerminated(
  db: Database,
  { organisationId, runId, lastSeq }: RunHead,
  workflowStatus: string,
  at: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const heads = createRunHeadStore(transaction);
    const head = await heads.lock(organisationId, runId);
    const moved = head === null || head.lastSeq !== lastSeq;
    if (moved || (head.status !== 'created' && head.status !== 'running')) return;
    await endRunInTables(transaction, head, workflowStatus, at);
    await createAlarmStore(transaction).raise(
      {
        organisationId,
        key: `run-terminated/${runId}`,
        kind: workflowStatus === 'FAILED' ? 'run-failed' : 'run-terminated',
        runId,
        detail: { workflowStatus },
      },
      at,
    );
  });
}
