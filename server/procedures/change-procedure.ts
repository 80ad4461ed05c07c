import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { armStartEvents } from './arm-start-events.ts';
import type { changeProcedureBody } from './procedure-contract.ts';
import { createProcedureStore } from './procedure-store.ts';
import type { Procedure, ProcedureId } from './procedure.ts';

/** Renames or hides; a hidden procedure keeps its versions and its process ids (decision 21). */
export function changeProcedure(
  db: Database,
  caller: Caller,
  id: ProcedureId,
  change: z.output<typeof changeProcedureBody>,
  at: Date,
): Promise<Procedure> {
  return inTransaction(db, async (transaction) => {
    const procedures = createProcedureStore(transaction);
    const before = await procedures.find(caller.organisationId, id);
    if (before === null) throw createError('NOT_FOUND', { what: 'procedure' });
    const { hidden = before.hiddenAt !== null, name = before.name } = change;
    const after = { ...before, name, hiddenAt: hidden ? (before.hiddenAt ?? at) : null };
    if (
      change.version !== before.version ||
      !(await procedures.update(caller.organisationId, after))
    )
      throw createError('VERSION_STALE', { current: before.version });
    const wasHidden = before.hiddenAt !== null;
    if (hidden !== wasHidden) await armStartEvents(transaction, caller.organisationId, id, at);
    await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'procedure-changed',
      actor: actorOf(caller),
      subject: { type: 'procedure', id },
      data: { hidden },
    });
    return { ...after, version: before.version + 1 };
  });
}
