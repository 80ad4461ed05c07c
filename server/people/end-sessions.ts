import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from './caller.ts';
import { createPersonStore } from './person-store.ts';
import type { OrganisationId, PersonId } from './person.ts';

/** Signs a person out everywhere. */
export async function endSessionsOf(
  db: Database,
  organisationId: OrganisationId,
  id: PersonId,
): Promise<void> {
  await db('sessions')
    .whereRaw(`sess ->> 'organisationId' = ? and sess ->> 'personId' = ?`, [organisationId, id])
    .delete();
}

/** Signs a person out everywhere, as they or an administrator asked, and records it. */
export function signOutEverywhere(
  db: Database,
  caller: Caller,
  id: PersonId,
  at: Date,
): Promise<void> {
  return inTransaction(db, async (transaction) => {
    if ((await createPersonStore(transaction).find(caller.organisationId, id)) === null)
      throw createError('NOT_FOUND', { what: 'person' });
    await endSessionsOf(transaction, caller.organisationId, id);
    await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'sessions-ended',
      actor: actorOf(caller),
      subject: { type: 'person', id },
      data: {},
    });
  });
}
