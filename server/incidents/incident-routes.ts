import { incidentSentence } from '../../workflows/try-out/incident-sentence.ts';
import { toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { MENDS_RUNS } from '../runs/change-run.ts';
import type { WorkServices } from '../runs/work-services.ts';
import * as contract from './incident-contract.ts';
import { incidentKey, listIncidents } from './incident-store.ts';
import { resolveIncident } from './resolve-incident.ts';

export const incidentRoutes = (services: WorkServices): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/incidents',
    summary: 'Open incidents of your points of sale, oldest first',
    description: 'By run, process, element, code and point of sale.',
    permission: 'signed-in',
    params: none,
    query: contract.incidentQuery,
    body: none,
    reply: contract.incidentList,
    async handle({ caller, query, language }) {
      const rows = await listIncidents(services.db, caller, query);
      const { items, nextCursor } = toPage(rows, query.limit, incidentKey);
      return {
        items: items.map(({ since, ...incident }) => ({
          ...incident,
          message: incidentSentence(incident.code, incident.params, language),
          since: since.toISOString(),
        })),
        nextCursor,
      };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/incidents/:incidentId/retry',
    summary: 'Try the failed element again, with corrected variables where they were wrong',
    description:
      '202 when it is accepted and the run will say so later: Temporal or the worker is away.',
    idempotent: true,
    example: { reason: 'The price list is back.', variables: { limiteCentavos: 150000 } },
    permission: MENDS_RUNS,
    params: contract.incidentParams,
    query: none,
    body: contract.retryBody,
    otherStatuses: { 202: 'Accepted: the run takes it as soon as it can.' },
    reply: contract.resolveReply,
    async handle(call) {
      const { caller, params, body, idempotencyKey: key, now } = call;
      const answer = { verb: 'retry' as const, ...body, key, at: now() };
      const resolved = await resolveIncident(services, caller, params.incidentId, answer);
      if (resolved.seq === null) call.answerWith(202);
      return resolved;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/incidents/:incidentId/skip',
    summary: 'Pass over the failed element, where exactly one way leads on',
    description:
      '202 when it is accepted and the run will say so later: Temporal or the worker is away.',
    idempotent: true,
    example: { reason: 'The customer was told by telephone.' },
    permission: MENDS_RUNS,
    params: contract.incidentParams,
    query: none,
    body: contract.skipBody,
    otherStatuses: { 202: 'Accepted: the run takes it as soon as it can.' },
    reply: contract.resolveReply,
    async handle(call) {
      const { caller, params, body, idempotencyKey: key, now } = call;
      const answer = { verb: 'skip' as const, ...body, key, at: now() };
      const resolved = await resolveIncident(services, caller, params.incidentId, answer);
      if (resolved.seq === null) call.answerWith(202);
      return resolved;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/incidents/:incidentId/override',
    summary: 'Say what the result of the failed element is, and which way leads on',
    description:
      'Without `flowIds` the element chooses its ways by the variables. 202 when it is accepted and the run will say so later: Temporal or the worker is away.',
    idempotent: true,
    example: {
      reason: 'Agreed with the manager.',
      variables: { aprovado: true },
      flowIds: ['f_sim'],
    },
    permission: MENDS_RUNS,
    params: contract.incidentParams,
    query: none,
    body: contract.overrideBody,
    otherStatuses: { 202: 'Accepted: the run takes it as soon as it can.' },
    reply: contract.resolveReply,
    async handle(call) {
      const { caller, params, body, idempotencyKey: key, now } = call;
      const { flowIds = null, ...rest } = body;
      const answer = { verb: 'override' as const, ...rest, flowIds, key, at: now() };
      const resolved = await resolveIncident(services, caller, params.incidentId, answer);
      if (resolved.seq === null) call.answerWith(202);
      return resolved;
    },
  }),
];
