import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterText, decodeCursor, listQuery, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Permission, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import type { DecisionChecker } from './check-decision-file.ts';
import { createDecision } from './create-decision.ts';
import * as contract from './decision-contract.ts';
import { createDecisionStore, type DecisionFile } from './decision-store.ts';
import { createDecisionVersionStore, type DecisionVersion } from './decision-version-store.ts';
import { publishDecision } from './publish-decision.ts';
import { putDecisionDraft } from './put-decision-draft.ts';

const MAY_DRAW: Permission = ['administrator', 'process-owner'];
const numberKey = z.tuple([z.number().int()]);

export const decisionRoutes = (deps: {
  db: Database;
  checkDecisionFile: DecisionChecker;
}): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/decisions',
    summary: 'Keep a new DMN file as a draft',
    permission: MAY_DRAW,
    params: none,
    query: none,
    body: contract.createDecisionBody,
    idempotent: true,
    example: { name: 'Cobertura', xml: '<definitions …>' },
    reply: contract.createDecisionReply,
    status: 201,
    bodyLimit: 'drawing',
    handle({ caller, body, now, idempotencyKey }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return createDecision(deps, by, body, now(), idempotencyKey);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/decisions',
    summary: 'DMN files',
    permission: 'signed-in',
    params: none,
    query: listQuery,
    body: none,
    reply: contract.decisionList,
    async handle({ caller, query: { cursor, limit } }) {
      const decisions = createDecisionStore(deps.db);
      const rows = await decisions.list(caller.organisationId, afterText(cursor), limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toSummary), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/decisions/:decisionId',
    summary: 'One DMN file with its draft',
    permission: 'signed-in',
    params: contract.decisionParams,
    query: none,
    body: none,
    reply: contract.decisionReply,
    async handle({ caller, params }) {
      const file = await createDecisionStore(deps.db).find(
        caller.organisationId,
        params.decisionId,
      );
      if (file === null) throw createError('NOT_FOUND', { what: 'decision' });
      return { ...toSummary(file), draft: { xml: file.draft } };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/decisions/:decisionId/draft',
    summary: 'Replace the draft, unless somebody did so meanwhile',
    permission: MAY_DRAW,
    params: contract.decisionParams,
    query: none,
    body: contract.putDraftBody,
    example: { version: 1, xml: '<definitions …>' },
    reply: contract.putDraftReply,
    bodyLimit: 'drawing',
    handle: ({ caller, params, body, now }) =>
      putDecisionDraft(deps, caller, params.decisionId, body, now()),
  }),
  defineRoute({
    method: 'post',
    path: '/api/decisions/:decisionId/publish',
    summary: 'Make the draft the next version; 422 with all problems',
    permission: MAY_DRAW,
    params: contract.decisionParams,
    query: none,
    body: contract.publishBody,
    example: { note: 'Covers parts that wear out' },
    reply: contract.publishReply,
    handle({ caller, params, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return publishDecision(deps, by, params.decisionId, body.note ?? null, now());
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/decisions/:decisionId/versions',
    summary: 'Published versions, newest first',
    permission: 'signed-in',
    params: contract.decisionParams,
    query: listQuery,
    body: none,
    reply: contract.versionList,
    async handle({ caller, params, query: { cursor, limit } }) {
      const before = cursor === undefined ? null : decodeCursor(cursor, numberKey)[0];
      const versions = createDecisionVersionStore(deps.db);
      const rows = await versions.list(caller.organisationId, params.decisionId, before, limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ number }) => [number]);
      return { items: items.map(toVersion), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/decisions/:decisionId/versions/:number',
    summary: 'One published version with its XML',
    permission: 'signed-in',
    params: contract.decisionVersionParams,
    query: none,
    body: none,
    reply: contract.versionReply,
    async handle({ caller, params: { decisionId, number } }) {
      const versions = createDecisionVersionStore(deps.db);
      const found = await versions.find(caller.organisationId, decisionId, number);
      if (found === null) throw createError('NOT_FOUND', { what: 'version' });
      return toVersion(found);
    },
  }),
];

const toSummary = (file: DecisionFile) => ({ ...file, updatedAt: file.updatedAt.toISOString() });

const toVersion = (version: DecisionVersion) => ({
  ...version,
  tableIds: [...version.tableIds],
  publishedBy: { ...version.publishedBy },
  publishedAt: version.publishedAt.toISOString(),
});
