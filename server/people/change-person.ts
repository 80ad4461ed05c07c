import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from './caller.ts';
import type { changePersonBody } from './person-contract.ts';
import { toPersonError } from './person-errors.ts';
import { createPersonStore } from './person-store.ts';
import type { Person, PersonId } from './person.ts';
import { endSessionsOf } from './end-sessions.ts';

type Change = z.output<typeof changePersonBody>;

/**
 * Changes what is given; disabling a person also ends their sessions.
 * @throws AppError LAST_ADMINISTRATOR where nobody would be left to administrate
 */
export async function changePerson(
  db: Database,
  caller: Caller,
  id: PersonId,
  change: Change,
  at: Date,
): Promise<Person> {
  try {
    return await inTransaction(db, async (transaction) => {
      const people = createPersonStore(transaction);
      const before = await people.find(caller.organisationId, id);
      if (before === null) throw createError('NOT_FOUND', { what: 'person' });
      const after = changed(before, change, at);
      if (administrates(before) && !administrates(after)) {
        const administrators = await people.lockAdministrators(caller.organisationId);
        if (administrators.every((other) => other === id)) throw createError('LAST_ADMINISTRATOR');
      }
      if (change.version !== before.version || !(await people.update(caller.organisationId, after)))
        throw createError('VERSION_STALE', { current: before.version });
      if (after.disabledAt !== null) await endSessionsOf(transaction, caller.organisationId, id);
      await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
        kind: 'person-changed',
        actor: actorOf(caller),
        subject: { type: 'person', id },
        data: {
          roles: after.roles,
          functions: after.functions,
          pointOfSaleIds: after.pointOfSaleIds,
          disabled: after.disabledAt !== null,
        },
      });
      return { ...after, version: before.version + 1 };
    });
  } catch (error) {
    throw toPersonError(error);
  }
}

const administrates = ({ roles, disabledAt }: Person): boolean =>
  disabledAt === null && roles.includes('administrator');

function changed(before: Person, change: Change, at: Date): Person {
  const { disabled = before.disabledAt !== null } = change;
  return {
    ...before,
    name: change.name ?? before.name,
    roles: change.roles ?? before.roles,
    functions: change.functions ?? before.functions,
    language: change.language ?? before.language,
    timeZone: change.timeZone ?? before.timeZone,
    pointOfSaleIds: change.pointOfSaleIds ?? before.pointOfSaleIds,
    disabledAt: disabled ? (before.disabledAt ?? at) : null,
  };
}
