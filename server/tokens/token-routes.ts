import type { Database } from '../db/connect.ts';
import { afterId, listQuery, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { createToken } from './create-token.ts';
import { revokeToken } from './revoke-token.ts';
import {
  createTokenBody,
  createTokenReply,
  done,
  tokenList,
  tokenParams,
} from './token-contract.ts';
import { createTokenStore } from './token-store.ts';

export const tokenRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/tokens',
    summary: 'API tokens, without the tokens themselves',
    permission: ['administrator', 'auditor'],
    params: none,
    query: listQuery,
    body: none,
    reply: tokenList,
    async handle({ caller, query: { cursor, limit } }) {
      const tokens = createTokenStore(db);
      const rows = await tokens.list(caller.organisationId, afterId(cursor), limit + 1);
      return toPage(rows, limit, ({ id }) => [id]);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/tokens',
    summary: 'Make an API token; it is shown this once',
    permission: ['administrator'],
    params: none,
    query: none,
    body: createTokenBody,
    example: { name: 'crm', role: 'coordinator' },
    reply: createTokenReply,
    status: 201,
    handle({ caller, body: { name, role, personId = null }, now }) {
      const { organisationId } = caller;
      const order = { organisationId, name, role, personId, actor: actorOf(caller) };
      return createToken(db, order, now());
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/tokens/:tokenId',
    summary: 'Revoke an API token',
    permission: ['administrator'],
    params: tokenParams,
    query: none,
    body: none,
    reply: done,
    async handle(call) {
      await revokeToken(db, call.caller, call.params.tokenId, call.now());
      return { done: true as const };
    },
  }),
];
