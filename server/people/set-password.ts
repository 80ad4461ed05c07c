import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from './caller.ts';
import { endSessionsOf } from './end-sessions.ts';
import { hashPassword } from './password.ts';
import { createPersonStore } from './person-store.ts';
import type { PersonId } from './person.ts';

/** Gives a person a new password and ends the sessions that began with the old one. */
export async function setPassword(
  db: Database,
  caller: Caller,
  id: PersonId,
  password: string,
  at: Date,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (transaction) => {
    const people = createPersonStore(transaction);
    if ((await people.find(caller.organisationId, id)) === null)
      throw createError('NOT_FOUND', { what: 'person' });
    await people.setPasswordHash(caller.organisationId, id, passwordHash);
    await endSessionsOf(transaction, caller.organisationId, id);
    await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'password-set',
      actor: actorOf(caller),
      subject: { type: 'person', id },
      data: {},
    });
  });
}
