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
    permission: MENDS_RUNS,
    params: contract.incidentParams,
    query: none,
    body: contract.retryBody,
    idempotent: true,
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
    permission: MENDS_RUNS,
    params: contract.incidentParams,
    query: none,
    body: contract.skipBody,
    idempotent: true,
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
    permission: MENDS_RUNS,
    params: contract.incidentParams,
    query: none,
    body: contract.overrideBody,
    idempotent: true,
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
