import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, personOf, type Caller } from './caller.ts';
import { createPersonStore, type OwnSettings } from './person-store.ts';

/** Changes what people settle for themselves; what is absent stays. */
export async function changeOwnSettings(
  db: Database,
  caller: Caller,
  { language, timeZone }: OwnSettings,
  at: Date,
): Promise<void> {
  const { id } = personOf(caller);
  const data = {
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  if (Object.keys(data).length === 0) return;
  await inTransaction(db, async (transaction) => {
    await createPersonStore(transaction).settle(caller.organisationId, id, { language, timeZone });
    await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'person-settings-changed',
      actor: actorOf(caller),
      subject: { type: 'person', id },
      data,
    });
  });
}
