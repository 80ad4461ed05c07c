import type { z } from 'zod';
import { indexPlan } from '../../workflows/plan/plan-index.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { incidentSentence } from '../../workflows/try-out/incident-sentence.ts';
import type { Database } from '../db/connect.ts';
import { createError, type Language } from '../errors/create-error.ts';
import type { Caller } from '../people/caller.ts';
import { maySeePersonalValues } from '../personal-values/may-see-personal-values.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import { findVisibleRun, type VisibleRun } from './find-visible-run.ts';
import {
  findCalledRuns,
  findOpenElements,
  findOpenIncidents,
  findTimers,
} from './open-elements.ts';
import type { runReply } from './run-contract.ts';
import type { WorkServices } from './work-services.ts';

type Reply = z.input<typeof runReply>;

/** One run: where it stands, its values and its incidents. */
export async function showRun(
  { db, runs, revealValues }: Pick<WorkServices, 'db' | 'runs' | 'revealValues'>,
  caller: Caller,
  runId: string,
  language: Language,
): Promise<Reply> {
  const run = await findVisibleRun(db, caller, runId);
  const { organisationId, processId, version } = run;
  const process = await createVersionStore(db).findProcess(
    caller.organisationId,
    processId,
    version,
  );
  if (process === null) throw createError('NOT_FOUND', { what: 'version' });
  const [open, timers, incidents, held, allowed] = await Promise.all([
    openOf({ db, runs }, run),
    findTimers(db, run),
    findOpenIncidents(db, run),
    findProcessVariables(db, run),
    maySeePersonalValues(db, caller, runId),
  ]);
  const reveal = { organisationId, runId, allowed, as: 'described' as const };
  const uiUrl = runs.temporalPageOf(runId);
  return {
    id: runId,
    processId,
    procedureId: process.procedureId,
    version,
    status: run.status,
    businessKey: run.businessKey,
    pointOfSaleId: run.pointOfSaleId,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    openIncidents: run.openIncidents,
    epoch: run.epoch,
    lastSeq: run.lastSeq,
    open,
    timers: timers.map(({ elementId, token, purpose, dueAt }) => ({
      elementId,
      token,
      purpose,
      dueAt: dueAt.toISOString(),
    })),
    variables: await revealValues(db, reveal, held),
    incidents: incidents.map(({ id, elementId, code, params, since }) => ({
      id,
      elementId,
      code,
      params,
      message: incidentSentence(code, params, language),
      since: since.toISOString(),
    })),
    calledBy: run.calledBy,
    temporal: { workflowId: runId, ...(uiUrl === null ? {} : { uiUrl }) },
  };
}

async function openOf(
  { db, runs }: Pick<WorkServices, 'db' | 'runs'>,
  run: VisibleRun,
): Promise<Reply['open']> {
  const [plan, elements, called] = await Promise.all([
    runs.readPlan(run.organisationId, run.planHash),
    findOpenElements(db, run),
    findCalledRuns(db, run),
  ]);
  const { nodes } = indexPlan(plan);
  return elements.map((element) => {
    const node = nodes.get(element.elementId);
    const calledRun = called.get(element.token);
    const { kind, taskId, dueAt, message } = element;
    return {
      token: element.token,
      elementId: element.elementId,
      name: node?.name ?? null,
      type: node?.type ?? 'unknown',
      kind,
      since: element.since.toISOString(),
      ...(taskId === null ? {} : { taskId }),
      ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
      ...(message === null ? {} : { message }),
      ...(kind !== 'call' || calledRun === undefined
        ? {}
        : { calledRunId: calledRun.runId, calledIncidents: calledRun.openIncidents }),
    };
  });
}

async function findProcessVariables(
  db: Database,
  { organisationId, runId }: VisibleRun,
): Promise<Variables> {
  const rows = await db<{
    organisation_id: string;
    run_id: string;
    holder: number;
    name: string;
    value: Variables[string];
  }>('run_variables')
    .where({ organisation_id: organisationId, run_id: runId, holder: 0 })
    .orderBy('name')
    .select('name', 'value');
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
