import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterId, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { changePointOfSale } from './change-point-of-sale.ts';
import { createPointOfSale } from './create-point-of-sale.ts';
import {
  changePointOfSaleBody,
  createPointOfSaleBody,
  pointOfSaleList,
  pointOfSaleParams,
  pointOfSaleQuery,
  pointOfSaleReply,
} from './point-of-sale-contract.ts';
import { createPointOfSaleStore } from './point-of-sale-store.ts';
import type { PointOfSale } from './point-of-sale.ts';

export const pointOfSaleRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/points-of-sale',
    summary: 'Points of sale',
    permission: 'signed-in',
    params: none,
    query: pointOfSaleQuery,
    body: none,
    reply: pointOfSaleList,
    async handle({ caller, query: { cursor, limit } }) {
      const after = { id: afterId(cursor), limit: limit + 1 };
      const rows = await createPointOfSaleStore(db).list(caller.organisationId, after);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toReply), nextCursor };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/points-of-sale',
    summary: 'Add a point of sale',
    permission: ['administrator'],
    params: none,
    query: none,
    body: createPointOfSaleBody,
    example: { code: 'SP-01', name: 'São Paulo Centro', timeZone: 'America/Sao_Paulo' },
    reply: pointOfSaleReply,
    status: 201,
    async handle({ caller, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return toReply(await createPointOfSale(db, by, body, now()));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/points-of-sale/:pointOfSaleId',
    summary: 'One point of sale',
    permission: 'signed-in',
    params: pointOfSaleParams,
    query: none,
    body: none,
    reply: pointOfSaleReply,
    async handle({ caller, params }) {
      const found = await createPointOfSaleStore(db).find(
        caller.organisationId,
        params.pointOfSaleId,
      );
      if (found === null) throw createError('NOT_FOUND', { what: 'point of sale' });
      return toReply(found);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/points-of-sale/:pointOfSaleId',
    summary: 'Change or hide a point of sale',
    permission: ['administrator'],
    params: pointOfSaleParams,
    query: none,
    body: changePointOfSaleBody,
    example: { version: 1, hidden: true },
    reply: pointOfSaleReply,
    async handle({ caller, params, body, now }) {
      return toReply(await changePointOfSale(db, caller, params.pointOfSaleId, body, now()));
    },
  }),
];

const toReply = (pointOfSale: PointOfSale) => ({
  ...pointOfSale,
  hiddenAt: pointOfSale.hiddenAt?.toISOString() ?? null,
});
