import type { Database } from '../db/connect.ts';
import { createDecisionVersionStore } from '../decisions/decision-version-store.ts';
import { createError } from '../errors/create-error.ts';
import { createFormVersionStore } from '../forms/form-version-store.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { OrganisationId } from '../people/person.ts';
import type { Compiled, CompileProcedure } from './compiler.ts';
import { problemOf, type Problem } from './problem.ts';
import type { ProcedureId } from './procedure.ts';
import { publishedProcessIds } from './published-process-ids.ts';
import { createVersionStore, packPlan } from './version-store.ts';

/** Decision 18: a plan travels with every start of a run. */
const LARGEST_PLAN_BYTES = 400 * 1024;

/** Compiles a drawing against what the organisation has published; the same for drafts and publish. */
export async function checkDrawing(
  deps: { readonly db: Database; readonly compileProcedure: CompileProcedure },
  organisationId: OrganisationId,
  procedureId: ProcedureId | null,
  xml: string,
): Promise<Compiled> {
  const [organisation, forms, decisions, processIds] = await Promise.all([
    createOrganisationStore(deps.db).find(organisationId),
    createFormVersionStore(deps.db).latest(organisationId),
    createDecisionVersionStore(deps.db).latest(organisationId),
    publishedProcessIds(deps.db, organisationId),
  ]);
  if (organisation === null) throw createError('NOT_FOUND', { what: 'organisation' });
  const { settings } = organisation;
  const compiled = await deps.compileProcedure({ xml, forms, decisions, settings, processIds });
  if (!compiled.ok) return compiled;
  const ids = compiled.plans.map(({ processId }) => processId);
  const taken = await createVersionStore(deps.db).processIdsOfOthers(
    organisationId,
    procedureId,
    ids,
  );
  const ours = [
    ...taken.map(processIdTaken),
    ...compiled.plans
      .filter(({ plan }) => packPlan(plan).length > LARGEST_PLAN_BYTES)
      .map(({ processId }) => planTooLarge(processId)),
  ];
  if (ours.length > 0) return { ok: false, problems: [...compiled.problems, ...ours] };
  return compiled;
}

export const processIdTaken = (processId: string): Problem =>
  problemOf('process-id-taken', processId, {
    en: `Another procedure has published a process with the id ${processId}: give this one another id.`,
    pt: `Outro procedimento já publicou um processo com o id ${processId}: dê outro id a este.`,
  });

const planTooLarge = (processId: string): Problem =>
  problemOf('plan-too-large', processId, {
    en: `The process ${processId} is larger than 400 KB when compiled: move parts of it into procedures of their own and call them.`,
    pt: `O processo ${processId} passa de 400 KB quando compilado: mova partes dele para procedimentos próprios e chame-os.`,
  });
