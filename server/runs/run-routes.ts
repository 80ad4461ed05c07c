import { defineRoute } from '../http/define-route.ts';
import { toPage } from '../http/cursor.ts';
import { none, type Route } from '../http/route.ts';
import { cancelRun, MENDS_RUNS, setRunVariables } from './change-run.ts';
import { listRuns, runKey } from './list-runs.ts';
import * as contract from './run-contract.ts';
import { showRun } from './show-run.ts';
import { startRunByRequest, STARTS_RUNS } from './start-run-by-request.ts';
import type { WorkServices } from './work-services.ts';

export const runRoutes = (services: WorkServices): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/runs',
    summary: 'Start a run',
    description:
      'The time zone is that of the point of sale. The same key gives the same run; another request with it is 409. 202 when it starts as soon as Temporal is back. Coordinators start at their points of sale.',
    idempotent: true,
    example: {
      processId: 'reparo',
      businessKey: 'SOL-2026-00042',
      variables: { item: { serie: 'A1-778' }, sintoma: 'não liga' },
    },
    permission: STARTS_RUNS,
    params: none,
    query: none,
    body: contract.startRunBody,
    otherStatuses: { 202: 'Accepted: it starts as soon as Temporal is back.' },
    reply: contract.startRunReply,
    status: 201,
    async handle(call) {
      const started = await startRunByRequest(
        services,
        call.caller,
        call.body,
        call.idempotencyKey,
      );
      if (!started.told) call.answerWith(202);
      return { runId: started.runId };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/runs',
    summary: 'Runs of your points of sale, newest first',
    description: 'By process, version, status, business key, point of sale and time of start.',
    permission: 'signed-in',
    params: none,
    query: contract.runQuery,
    body: none,
    reply: contract.runList,
    async handle({ caller, query }) {
      const rows = await listRuns(services.db, caller, query);
      const { items, nextCursor } = toPage(rows, query.limit, runKey);
      return {
        items: items.map((run) => ({
          ...run,
          startedAt: run.startedAt.toISOString(),
          endedAt: run.endedAt?.toISOString() ?? null,
        })),
        nextCursor,
      };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/runs/:runId',
    summary: 'One run: where it stands, its values and its incidents',
    description:
      '`open` says where its tokens are and what they wait for. Personal values are shown to those who may see them.',
    permission: 'signed-in',
    params: contract.runParams,
    query: none,
    body: none,
    reply: contract.runReply,
    handle: ({ caller, params, language }) => showRun(services, caller, params.runId, language),
  }),
  defineRoute({
    method: 'post',
    path: '/api/runs/:runId/cancel',
    summary: 'End a run: its tasks close, what it called is cancelled',
    description:
      'Steps are asked to stop; their late answers are recorded and ignored. 202 when it is accepted and the run will say so later: Temporal or the worker is away.',
    idempotent: true,
    example: { reason: 'The customer withdrew the request.' },
    permission: MENDS_RUNS,
    params: contract.runParams,
    query: none,
    body: contract.cancelBody,
    otherStatuses: { 202: 'Accepted: the run takes it as soon as it can.' },
    reply: contract.operationReply,
    async handle(call) {
      const { caller, params, body, idempotencyKey: key, now } = call;
      const asked = { ...body, key, at: now() };
      const changed = await cancelRun(services, caller, params.runId, asked);
      if (changed.seq === null) call.answerWith(202);
      return changed;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/runs/:runId/variables',
    summary: 'Set variables of a run, with a reason that stands in its facts',
    description:
      'Those of the process, or with `holder` those that only an open element sees. 202 when it is accepted and the run will say so later: Temporal or the worker is away.',
    idempotent: true,
    example: { variables: { prioridade: 'P1' }, reason: 'The customer is without a refrigerator.' },
    permission: MENDS_RUNS,
    params: contract.runParams,
    query: none,
    body: contract.setVariablesBody,
    otherStatuses: { 202: 'Accepted: the run takes it as soon as it can.' },
    reply: contract.operationReply,
    async handle(call) {
      const { caller, params, body, idempotencyKey: key, now } = call;
      const asked = { ...body, key, at: now() };
      const changed = await setRunVariables(services, caller, params.runId, asked);
      if (changed.seq === null) call.answerWith(202);
      return changed;
    },
  }),
];
