import type { StartCalledAnswer, StartCalledInput } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
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
 * whatever was published meanwhile. A process that is not there is the caller's incident.
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
    const version = await findCalledVersion(db, readPlan, call, caller);
    if (version === null)
      return { kind: 'refused', code: 'called-process-unknown', params: { processId } };
    return started(
      await startRun({
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
      }),
    );
  };
}

const started = (run: Omit<StartedRun, 'created' | 'told'>): StartCalledAnswer => ({
  kind: 'started',
  runId: run.runId,
  version: run.version,
  planHash: run.planHash,
});
