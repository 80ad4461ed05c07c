import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterId, decodeCursor, listQuery, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Permission, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { changeProcedure } from './change-procedure.ts';
import type { CompileProcedure } from './compiler.ts';
import { createProcedure } from './create-procedure.ts';
import * as contract from './procedure-contract.ts';
import { createProcedureStore } from './procedure-store.ts';
import type { Procedure, ProcedureVersion } from './procedure.ts';
import { publishProcedure } from './publish-procedure.ts';
import { putDraft } from './put-draft.ts';
import { createVersionStore } from './version-store.ts';

const MAY_DRAW: Permission = ['administrator', 'process-owner'];
const numberKey = z.tuple([z.number().int()]);

export const procedureRoutes = (deps: {
  db: Database;
  compileProcedure: CompileProcedure;
}): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/procedures',
    summary: 'Keep a new drawing as a draft; says what is wrong with it',
    description:
      'A draft may have problems: they are in the reply, and only publishing refuses them. BPMN 2.0 with Camunda 8 extensions, at most 8 MB.',
    permission: MAY_DRAW,
    params: none,
    query: none,
    body: contract.createProcedureBody,
    idempotent: true,
    example: { name: 'Reparo', xml: '<bpmn:definitions …>' },
    reply: contract.createProcedureReply,
    status: 201,
    bodyLimit: 'drawing',
    handle({ caller, body, now, idempotencyKey }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return createProcedure(deps, by, body, now(), idempotencyKey);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/procedures',
    summary: 'Procedures',
    permission: 'signed-in',
    params: none,
    query: listQuery,
    body: none,
    reply: contract.procedureList,
    async handle({ caller, query: { cursor, limit } }) {
      const procedures = createProcedureStore(deps.db);
      const rows = await procedures.list(caller.organisationId, afterId(cursor), limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toSummary), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/procedures/:procedureId',
    summary: 'One procedure with its draft',
    permission: 'signed-in',
    params: contract.procedureParams,
    query: none,
    body: none,
    reply: contract.procedureReply,
    async handle({ caller: { organisationId }, params: { procedureId } }) {
      const procedures = createProcedureStore(deps.db);
      const procedure = await procedures.find(organisationId, procedureId);
      const draft = await procedures.findDraft(organisationId, procedureId);
      if (procedure === null || draft === null)
        throw createError('NOT_FOUND', { what: 'procedure' });
      return {
        ...toSummary(procedure),
        draft: { ...draft, updatedAt: draft.updatedAt.toISOString() },
      };
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/procedures/:procedureId',
    summary: 'Rename or hide a procedure',
    permission: MAY_DRAW,
    params: contract.procedureParams,
    query: none,
    body: contract.changeProcedureBody,
    example: { version: 1, name: 'Reparo em garantia' },
    reply: contract.procedureSummary,
    async handle({ caller, params, body, now }) {
      return toSummary(await changeProcedure(deps.db, caller, params.procedureId, body, now()));
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/procedures/:procedureId/draft',
    summary: 'Replace the draft, unless somebody did so meanwhile',
    permission: MAY_DRAW,
    params: contract.procedureParams,
    query: none,
    body: contract.putDraftBody,
    example: { version: 1, xml: '<bpmn:definitions …>' },
    reply: contract.putDraftReply,
    bodyLimit: 'drawing',
    handle: ({ caller, params, body, now }) =>
      putDraft(deps, caller, params.procedureId, body, now()),
  }),
  defineRoute({
    method: 'post',
    path: '/api/procedures/:procedureId/publish',
    summary: 'Make the draft the next version; 422 with all problems',
    permission: MAY_DRAW,
    params: contract.procedureParams,
    query: none,
    body: contract.publishBody,
    example: { note: 'Quotation before the part is ordered', draftVersion: 2 },
    reply: contract.publishReply,
    handle({ caller, params, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return publishProcedure(deps, by, params.procedureId, body, now());
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/procedures/:procedureId/versions',
    summary: 'Published versions, newest first',
    permission: 'signed-in',
    params: contract.procedureParams,
    query: listQuery,
    body: none,
    reply: contract.versionList,
    async handle({ caller, params, query: { cursor, limit } }) {
      const before = cursor === undefined ? null : decodeCursor(cursor, numberKey)[0];
      const versions = createVersionStore(deps.db);
      const rows = await versions.list(
        caller.organisationId,
        params.procedureId,
        before,
        limit + 1,
      );
      const { items, nextCursor } = toPage(rows, limit, ({ number }) => [number]);
      return { items: items.map(toVersion), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/procedures/:procedureId/versions/:number',
    summary: 'One published version with its drawing',
    permission: 'signed-in',
    params: contract.procedureVersionParams,
    query: none,
    body: none,
    reply: contract.versionReply,
    async handle({ caller, params: { procedureId, number } }) {
      const versions = createVersionStore(deps.db);
      const found = await versions.find(caller.organisationId, procedureId, number);
      if (found === null) throw createError('NOT_FOUND', { what: 'version' });
      return { ...toVersion(found), xml: found.xml, processes: found.processes };
    },
  }),
];

const toSummary = (procedure: Procedure) => ({
  ...procedure,
  hiddenAt: procedure.hiddenAt?.toISOString() ?? null,
});

const toVersion = (version: ProcedureVersion) => ({
  number: version.number,
  note: version.note,
  planHashes: [...version.planHashes],
  publishedBy: { ...version.publishedBy },
  publishedAt: version.publishedAt.toISOString(),
});
