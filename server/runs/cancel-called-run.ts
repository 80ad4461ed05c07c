import type { CancelCalledInput } from '../../workflows/messages.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import { createRunStore } from './run-store.ts';

export interface CancelCalledRunDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Has the run cancelled that a call activity started, found by the caller and its token. */
export function createCancelCalledRun({ db, clock }: CancelCalledRunDeps) {
  return async function cancelCalledRun(call: CancelCalledInput): Promise<void> {
    const { organisationId, callerRunId, token, at, reason } = call;
    const runId = await createRunStore(db).findCalled(organisationId, callerRunId, token);
    if (runId === null) return;
    const occurrence = {
      kind: 'cancel' as const,
      id: `cancel/${callerRunId}/${token}`,
      at,
      actor: { kind: 'system' as const, id: `run/${callerRunId}`, role: null },
      reason,
    };
    const delivery = { runId, occurrences: [occurrence] };
    await inTransaction(db, async (transaction) => {
      const message = { kind: 'signal-run' as const, delivery };
      await createOutboxStore(transaction).put(organisationId, runId, message, clock.now());
    });
  };
}
