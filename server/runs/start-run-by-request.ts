import { v7 } from 'uuid';
import type { z } from 'zod';
import { indexPlan } from '../../workflows/plan/plan-index.ts';
import { createError } from '../errors/create-error.ts';
import type { IdempotencyKey } from '../idempotency/run-once.ts';
import { seesPointOfSale, sourceOf, type Caller } from '../people/caller.ts';
import { factActorOf } from '../people/fact-actor.ts';
import type { Role } from '../people/role.ts';
import { createProcedureStore } from '../procedures/procedure-store.ts';
import { procedureId as readProcedureId } from '../procedures/procedure.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import { refuseBadVariables } from './check-variables.ts';
import type { startRunBody } from './run-contract.ts';
import type { StartedRun } from './start-run.ts';
import type { WorkServices } from './work-services.ts';

/** Intake is the coordinator's; process owners try out what they published. */
export const STARTS_RUNS: readonly Role[] = ['coordinator', 'administrator', 'process-owner'];

type Body = z.output<typeof startRunBody>;

/**
 * Starts the run that somebody asks for.
 * @throws AppError for a point of sale that is not theirs, and for what cannot be started
 */
export async function startRunByRequest(
  { db, runs }: Pick<WorkServices, 'db' | 'runs'>,
  caller: Caller,
  body: Body,
  key: IdempotencyKey | null,
): Promise<StartedRun> {
  const { variables, businessKey = null, pointOfSaleId = null } = body;
  if (!seesPointOfSale(caller, pointOfSaleId))
    throw createError('POINT_OF_SALE_NOT_YOURS', { pointOfSaleId });
  refuseBadVariables(variables);
  const { organisationId } = caller;
  const { processId, version } = await findStartable({ db, runs }, caller, body);
  return runs.startRun({
    organisationId,
    source: key?.source ?? sourceOf(caller),
    idempotencyKey: key?.key ?? v7(),
    processId,
    version: body.version === undefined ? null : version,
    startElement: null,
    variables,
    businessKey,
    pointOfSaleId,
    actor: factActorOf(caller, STARTS_RUNS),
  });
}

/** The published process that is meant, which must start without a message or timer. */
async function findStartable(
  { db, runs }: Pick<WorkServices, 'db' | 'runs'>,
  { organisationId }: Caller,
  body: Body,
): Promise<{ processId: string; version: number }> {
  const processId = body.processId ?? (await findOnlyProcess({ db }, organisationId, body));
  const versions = createVersionStore(db);
  const published = await versions.findProcess(organisationId, processId, body.version ?? null);
  if (published === null)
    throw createError('NOT_FOUND', { what: body.version === undefined ? 'procedure' : 'version' });
  const procedure = await createProcedureStore(db).find(organisationId, published.procedureId);
  if (procedure?.hiddenAt != null) throw createError('PROCEDURE_HIDDEN', { id: procedure.id });
  const plan = await runs.readPlan(organisationId, published.planHash);
  const { nodes } = indexPlan(plan);
  if (!plan.starts.some((id) => nodes.get(id)?.type === 'startEvent'))
    throw createError('PROCESS_NOT_STARTED_BY_HAND', { processId });
  return published;
}

async function findOnlyProcess(
  { db }: Pick<WorkServices, 'db'>,
  organisationId: Caller['organisationId'],
  body: Body,
): Promise<string> {
  const id = readProcedureId.parse(body.procedureId);
  const procedure = await createProcedureStore(db).find(organisationId, id);
  if (procedure === null) throw createError('NOT_FOUND', { what: 'procedure' });
  const number = body.version ?? procedure.latestVersion;
  if (number === 0) throw createError('PROCEDURE_NOT_PUBLISHED', { procedureId: id });
  const found = await createVersionStore(db).find(organisationId, id, number);
  if (found === null) throw createError('NOT_FOUND', { what: 'version' });
  const processIds = found.processes.map(({ processId }) => processId);
  const [only, another] = processIds;
  if (only === undefined || another !== undefined)
    throw createError('PROCEDURE_HAS_SEVERAL_PROCESSES', { processIds });
  return only;
}
