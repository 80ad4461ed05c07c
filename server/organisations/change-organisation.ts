import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import type { changeOrganisationBody } from './organisation-contract.ts';
import { createOrganisationStore } from './organisation-store.ts';
import type { Organisation } from './organisation.ts';

type Change = z.infer<typeof changeOrganisationBody>;

/**
 * Changes the organisation's name, time zone or settings; what is left out stays. A queue belongs to
 * one organisation: who serves it sees the steps of nobody else.
 * @throws AppError QUEUE_TAKEN for a queue of another organisation
 */
export function changeOrganisation(
  db: Database,
  caller: Caller,
  change: Change,
  at: Date,
): Promise<Organisation> {
  return inTransaction(db, async (transaction) => {
    const organisations = createOrganisationStore(transaction);
    const before = await organisations.find(caller.organisationId);
    if (before === null) throw createError('NOT_FOUND', { what: 'organisation' });
    const after = {
      ...before,
      name: change.name ?? before.name,
      timeZone: change.timeZone ?? before.timeZone,
      settings: change.settings ?? before.settings,
    };
    const taken = await organisations.queueOfAnother(before.id, after.settings.queues);
    if (taken !== null) throw createError('QUEUE_TAKEN', { queue: taken });
    if (change.version !== before.version || !(await organisations.update(after)))
      throw createError('VERSION_STALE', { current: before.version });
    await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'organisation-changed',
      actor: actorOf(caller),
      subject: { type: 'organisation', id: before.id },
      data: { timeZone: after.timeZone, settings: after.settings },
    });
    return { ...after, version: before.version + 1 };
  });
}
