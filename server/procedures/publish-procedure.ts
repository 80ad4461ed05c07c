import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import { armStartEvents } from './arm-start-events.ts';
import { checkDrawing, processIdTaken } from './check-drawing.ts';
import type { CompileProcedure } from './compiler.ts';
import type { Problem } from './problem.ts';
import { createProcedureStore } from './procedure-store.ts';
import type { ProcedureId } from './procedure.ts';
import { createVersionStore } from './version-store.ts';

interface Published {
  readonly version: number;
  readonly processes: { processId: string; planHash: string }[];
  /** Warnings: nothing that keeps it from running. */
  readonly problems: Problem[];
}

/**
 * Makes the draft the next version, or throws PROCEDURE_HAS_PROBLEMS with all of them. Version,
 * plans, processes and the entry in the record are kept together or not at all.
 */
export async function publishProcedure(
  deps: { readonly db: Database; readonly compileProcedure: CompileProcedure },
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  id: ProcedureId,
  order: { readonly note?: string | undefined; readonly draftVersion?: number | undefined },
  at: Date,
): Promise<Published> {
  const { organisationId, actor } = by;
  const draft = await createProcedureStore(deps.db).findDraft(organisationId, id);
  if (draft === null) throw createError('NOT_FOUND', { what: 'procedure' });
  if (order.draftVersion !== undefined && order.draftVersion !== draft.version)
    throw createError('VERSION_STALE', { current: draft.version });
  const compiled = await checkDrawing(deps, organisationId, id, draft.xml);
  if (!compiled.ok) return refuse(compiled.problems);

  const result = await inTransaction(deps.db, async (transaction) => {
    const procedures = createProcedureStore(transaction);
    const versions = createVersionStore(transaction);
    const procedure = await procedures.lock(organisationId, id);
    const now = await procedures.findDraft(organisationId, id);
    if (procedure === null || now === null) throw createError('NOT_FOUND', { what: 'procedure' });
    // Compiling takes a while and holds no lock: what was compiled must still be the draft.
    if (now.version !== draft.version) throw createError('VERSION_STALE', { current: now.version });
    const processIds = compiled.plans.map(({ processId }) => processId);
    const taken = await versions.claimProcessIds(organisationId, id, processIds);
    if (taken.length > 0)
      throw createError('PROCEDURE_HAS_PROBLEMS', { problems: taken.map(processIdTaken) });
    const number = procedure.latestVersion + 1;
    const { plans } = compiled;
    const note = order.note ?? null;
    await versions.insert(organisationId, {
      procedureId: id,
      number,
      xml: draft.xml,
      note,
      plans,
      by: actor,
      at,
    });
    await procedures.setLatestVersion(organisationId, id, number);
    await armStartEvents(transaction, organisationId, id, at);
    const processes = plans.map(({ processId, hash }) => ({ processId, planHash: hash }));
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'procedure-published',
      actor,
      subject: { type: 'procedure', id },
      data: { version: number, processes },
    });
    return { version: number, processes };
  });
  return { ...result, problems: [...compiled.problems] };

  async function refuse(problems: readonly Problem[]): Promise<never> {
    await inTransaction(deps.db, (transaction) =>
      createOrganisationRecordStore(transaction).append(organisationId, at, {
        kind: 'procedure-publish-refused',
        actor,
        subject: { type: 'procedure', id },
        data: { codes: [...new Set(problems.map(({ code }) => code))] },
      }),
    );
    throw createError('PROCEDURE_HAS_PROBLEMS', { problems });
  }
}
