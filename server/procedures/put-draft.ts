import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { sha256 } from '../organisation-record/content-hash.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { checkDrawing } from './check-drawing.ts';
import type { CompileProcedure } from './compiler.ts';
import type { Problem } from './problem.ts';
import { createProcedureStore } from './procedure-store.ts';
import type { ProcedureId } from './procedure.ts';

/** Replaces the draft if nobody did so meanwhile. A draft may have problems; it says which. */
export async function putDraft(
  deps: { readonly db: Database; readonly compileProcedure: CompileProcedure },
  caller: Caller,
  id: ProcedureId,
  draft: { readonly xml: string; readonly version: number },
  at: Date,
): Promise<{ version: number; problems: Problem[] }> {
  const { organisationId } = caller;
  const actor = actorOf(caller);
  await inTransaction(deps.db, async (transaction) => {
    const procedures = createProcedureStore(transaction);
    const before = await procedures.findDraft(organisationId, id);
    if (before === null) throw createError('NOT_FOUND', { what: 'procedure' });
    if (!(await procedures.updateDraft(organisationId, id, draft, actor, at)))
      throw createError('VERSION_STALE', { current: before.version });
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'procedure-draft-changed',
      actor,
      subject: { type: 'procedure', id },
      data: { draftVersion: draft.version + 1, xmlHash: sha256(draft.xml) },
    });
  });
  const { problems } = await checkDrawing(deps, organisationId, id, draft.xml);
  return { version: draft.version + 1, problems: [...problems] };
}
