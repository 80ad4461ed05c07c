import { indexPlan } from '../../workflows/plan/plan-index.ts';
import type { StartCalledAnswer, StartCalledInput } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { AppError } from '../errors/create-error.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import { findCalledVersion } from './find-called-version.ts';
import type { ReadPlan } from './read-plan.ts';
import { createRunStore } from './run-store.ts';
import type { StartedRun, StartRun } from './start-run.ts';

export interface StartCalledRunDeps {
  readonly db: Database;
  readonly readPlan: ReadPlan;
  readonly startRun: (wish: StartRun) => Promise<StartedRun>;
}

/**
 * Starts the run that a call activity asks for. Asked again it gives the run it started before,
 * whatever was published meanwhile. A process that is not there, and what the called run must not
 * be given, is the caller's incident.
 */
export function createStartCalledRun({ db, readPlan, startRun }: StartCalledRunDeps) {
  return async function startCalledRun(call: StartCalledInput): Promise<StartCalledAnswer> {
    const { organisationId, callerRunId, token, issue, processId } = call;
    const place = { source: 'call', idempotencyKey: `${callerRunId}/${token}/${issue}` };
    const runs = createRunStore(db);
    const before = await runs.findByKey(organisationId, place.source, place.idempotencyKey);
    if (before !== null) return started(before);
    const caller = await runs.origin(organisationId, callerRunId);
    if (caller === null) throw new Error(`The calling run ${callerRunId} is unknown.`);
    const refused = (code: string): StartCalledAnswer => ({
      kind: 'refused',
      code,
      params: { processId },
    });
    const version = await findCalledVersion(db, readPlan, call, caller);
    if (version === null) return refused('called-process-unknown');
    if (!(await startsByCall(call, version))) return refused('called-process-needs-none-start');
    try {
      const run = await startRun({
        organisationId,
        ...place,
        processId,
        version,
        startElement: null,
        variables: call.variables,
        businessKey: caller.businessKey,
        pointOfSaleId: caller.pointOfSaleId,
        actor: { kind: 'system', id: `run/${callerRunId}`, role: null },
        caller: { runId: callerRunId, token, catches: call.catches },
      });
      return started(run);
    } catch (error) {
      // What is refused once is refused whenever it is asked: somebody must mend it.
      if (error instanceof AppError && error.status < 500) return refused(error.code);
      throw error;
    }
  };

  /** As in Camunda 8: what only a message or a timer starts cannot be called. */
  async function startsByCall(call: StartCalledInput, version: number): Promise<boolean> {
    const organisationId = readOrganisationId.parse(call.organisationId);
    const versions = createVersionStore(db);
    const called = await versions.findProcess(organisationId, call.processId, version);
    if (called === null) return false;
    const plan = await readPlan(organisationId, called.planHash);
    const { nodes } = indexPlan(plan);
    return plan.starts.some((id) => nodes.get(id)?.type === 'startEvent');
  }
}

const started = (run: Omit<StartedRun, 'created' | 'told'>): StartCalledAnswer => ({
  kind: 'started',
  runId: run.runId,
  version: run.version,
  planHash: run.planHash,
});
