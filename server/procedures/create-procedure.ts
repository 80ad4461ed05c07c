import type { Database } from '../db/connect.ts';
import { runOnce, type IdempotencyKey } from '../idempotency/run-once.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import { checkDrawing } from './check-drawing.ts';
import type { CompileProcedure } from './compiler.ts';
import { createProcedureReply } from './procedure-contract.ts';
import { createProcedureStore } from './procedure-store.ts';
import { newProcedureId } from './procedure.ts';

/** Keeps a new drawing as a draft, whatever is wrong with it, and says what is wrong. */
export async function createProcedure(
  deps: { readonly db: Database; readonly compileProcedure: CompileProcedure },
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  { name, xml }: { readonly name: string; readonly xml: string },
  at: Date,
  key: IdempotencyKey | null,
) {
  const { organisationId, actor } = by;
  const { problems } = await checkDrawing(deps, organisationId, null, xml);
  return runOnce(deps.db, key, at, createProcedureReply, async (transaction) => {
    const id = newProcedureId();
    await createProcedureStore(transaction).insert(organisationId, { id, name, xml }, actor, at);
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'procedure-created',
      actor,
      subject: { type: 'procedure', id },
      data: {},
    });
    return { procedureId: id, version: 1, problems: [...problems] };
  });
}
