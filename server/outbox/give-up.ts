import { createAlarmStore } from '../alarms/alarm-store.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { endRunInTables } from '../runs/end-run-in-tables.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import type { OutboxEntry } from './outbox-store.ts';

/** Why an entry is refused that Temporal will never take. */
export const NEVER_TAKEN = 'NEVER_TAKEN';

/**
 * Says that Temporal will never take an entry, so that it holds up nothing after it: an alarm, and a
 * run that cannot be started ends.
 * @param why in Temporal's words, which quote no values
 */
export async function giveUp(
  db: Database,
  { organisationId, runId, id, message }: OutboxEntry,
  why: string,
  at: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (message.kind === 'start-run') {
      const head = await createRunHeadStore(transaction).lock(organisationId, runId);
      if (head !== null && head.status === 'created')
        await endRunInTables(transaction, head, NEVER_TAKEN, at);
    }
    await createAlarmStore(transaction).raise(
      {
        organisationId,
        key: `never-taken/${runId}/${id}`,
        kind: 'never-taken',
        runId,
        detail: { what: message.kind, why: why.slice(0, 200) },
      },
      at,
    );
  });
}
