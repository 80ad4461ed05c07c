import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import { hashPassword } from './password.ts';
import type { createPersonBody } from './person-contract.ts';
import { createPersonStore } from './person-store.ts';
import { newPersonId, type OrganisationId, type Person } from './person.ts';
import { toPersonError } from './person-errors.ts';

type NewPerson = z.output<typeof createPersonBody>;

export async function createPerson(
  db: Database,
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  { password, ...described }: NewPerson,
  at: Date,
): Promise<Person> {
  const person = { ...described, id: newPersonId(), disabledAt: null };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  try {
    await inTransaction(db, async (transaction) => {
      await createPersonStore(transaction).insert(by.organisationId, person, passwordHash, at);
      await createOrganisationRecordStore(transaction).append(by.organisationId, at, {
        kind: 'person-created',
        actor: by.actor,
        subject: { type: 'person', id: person.id },
        data: {
          roles: person.roles,
          functions: person.functions,
          pointOfSaleIds: person.pointOfSaleIds,
        },
      });
    });
  } catch (error) {
    throw toPersonError(error);
  }
  return { ...person, version: 1 };
}
