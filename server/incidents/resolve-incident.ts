import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { ResolveIncident } from '../../workflows/messages.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { indexPlan } from '../../workflows/plan/plan-index.ts';
import { AppError, createError } from '../errors/create-error.ts';
import type { Json } from '../organisation-record/json.ts';
import type { Caller } from '../people/caller.ts';
import { factActorOf } from '../people/fact-actor.ts';
import { MENDS_RUNS, type Asked, type RunChanged } from '../runs/change-run.ts';
import { refuseBadVariables } from '../runs/check-variables.ts';
import { findVisibleRun } from '../runs/find-visible-run.ts';
import { findIgnored, settleOperation } from '../runs/settle-operation.ts';
import { submitUpdate } from '../runs/submit-update.ts';
import type { WorkServices } from '../runs/work-services.ts';
import { findIncident, type Incident } from './incident-store.ts';

/** What an operator answers to an incident (decision 15). */
export type Verb =
  | { readonly verb: 'retry'; readonly variables: Variables }
  | { readonly verb: 'skip' }
  | {
      readonly verb: 'override';
      readonly variables: Variables;
      readonly flowIds: readonly string[] | null;
    };

/**
 * Tries a failed element again, passes over it, or says what its result is.
 * @throws AppError INCIDENT_GONE, INCIDENT_NEEDS_CHOICE and FLOW_NOT_OF_ELEMENT where the drawing
 *   leaves no or another way, OPERATION_NOT_TAKEN where the run could not apply it
 */
export async function resolveIncident(
  services: WorkServices,
  caller: Caller,
  incidentId: string,
  answer: Verb & Asked,
): Promise<RunChanged> {
  const { db, clock, runs } = services;
  const { reason, key, at } = answer;
  const { organisationId } = caller;
  const { incident, run } = await findVisibleIncident(services, caller, incidentId);
  const { runId } = run;
  const variables = answer.verb === 'skip' ? {} : answer.variables;
  refuseBadVariables(variables);
  const plan = await runs.readPlan(organisationId, run.planHash);
  const operation = await submitUpdate(services, {
    run,
    subjectId: incidentId,
    key,
    asked: { ...askedOf(answer), reason },
    variables,
    at,
    sentAt: clock.now(),
    async check(transaction) {
      const now = await findIncident(transaction, organisationId, incidentId);
      if (now?.status !== 'open') throw gone(now);
      refuseWrongWays(plan, incident, answer);
    },
    update: (operationId, values) => ({
      name: 'incident',
      input: {
        runId,
        operationId,
        incident: incident.incident,
        actor: factActorOf(caller, MENDS_RUNS),
        at: at.getTime(),
        reason,
        ...toUpdate(answer, values),
      },
    }),
  });
  const settled = await settleOperation(runs, operation);
  if (settled.kind === 'later') return { runId, seq: null };
  if (settled.kind === 'refused') throw gone(await findIncident(db, organisationId, incidentId));
  const ignored = await findIgnored(db, run, operation.operationId);
  if (ignored !== null) throw createError('OPERATION_NOT_TAKEN', { ...ignored, seq: settled.seq });
  return { runId, seq: settled.seq };
}

async function findVisibleIncident({ db }: WorkServices, caller: Caller, id: string) {
  const missing = () => createError('NOT_FOUND', { what: 'incident' });
  const incident = await findIncident(db, caller.organisationId, id);
  if (incident === null) throw missing();
  try {
    return { incident, run: await findVisibleRun(db, caller, incident.runId) };
  } catch (error) {
    throw error instanceof AppError && error.code === 'NOT_FOUND' ? missing() : error;
  }
}

const gone = (incident: Incident | null): AppError =>
  createError('INCIDENT_GONE', {
    status: incident === null || incident.status === 'open' ? 'gone' : incident.status,
  });

/** The run would only record it and change nothing: better said before. */
function refuseWrongWays(plan: ExecutionPlan, { elementId, stage }: Incident, answer: Verb): void {
  const flowIds = indexPlan(plan).nodes.get(elementId)?.outgoing ?? [];
  if (answer.verb === 'skip' && stage !== 'timer' && flowIds.length > 1)
    throw createError('INCIDENT_NEEDS_CHOICE', { flowIds });
  if (answer.verb !== 'override' || answer.flowIds === null) return;
  if (answer.flowIds.some((flow) => !flowIds.includes(flow)))
    throw createError('FLOW_NOT_OF_ELEMENT', { flowIds });
}

const askedOf = (answer: Verb): { readonly [name: string]: Json } =>
  answer.verb === 'override'
    ? { verb: answer.verb, flowIds: answer.flowIds }
    : { verb: answer.verb };

type UpdatePart =
  | Pick<Extract<ResolveIncident, { verb: 'retry' }>, 'verb' | 'variables'>
  | Pick<Extract<ResolveIncident, { verb: 'skip' }>, 'verb'>
  | Pick<Extract<ResolveIncident, { verb: 'override' }>, 'verb' | 'variables' | 'flows'>;

function toUpdate(answer: Verb, variables: Variables): UpdatePart {
  switch (answer.verb) {
    case 'retry':
      return { verb: 'retry', variables };
    case 'skip':
      return { verb: 'skip' };
    case 'override':
      return { verb: 'override', variables, flows: answer.flowIds };
  }
}
