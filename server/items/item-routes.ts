import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterId, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { changeItem } from './change-item.ts';
import { createItem } from './create-item.ts';
import {
  changeItemBody,
  createItemBody,
  itemList,
  itemParams,
  itemQuery,
  itemReply,
} from './item-contract.ts';
import { createItemStore } from './item-store.ts';
import type { Item } from './item.ts';

export const itemRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/items',
    summary: 'Items sold',
    permission: 'signed-in',
    params: none,
    query: itemQuery,
    body: none,
    reply: itemList,
    async handle({ caller, query: { cursor, limit, serialNumber = null } }) {
      const after = { id: afterId(cursor), limit: limit + 1, serialNumber };
      const rows = await createItemStore(db).list(caller.organisationId, after);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toReply), nextCursor };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/items',
    summary: 'Add an item',
    permission: ['administrator', 'process-owner', 'coordinator'],
    params: none,
    query: none,
    body: createItemBody,
    example: {
      productId: '01920000-0000-7000-8000-000000000001',
      serialNumber: 'L11-000123',
      pointOfSaleId: '01920000-0000-7000-8000-000000000002',
      saleDate: '2026-01-10',
      deliveryDate: '2026-01-15',
      warrantyEnd: '2027-01-10',
    },
    reply: itemReply,
    status: 201,
    async handle({ caller, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return toReply(await createItem(db, by, body, now()));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/items/:itemId',
    summary: 'One item',
    permission: 'signed-in',
    params: itemParams,
    query: none,
    body: none,
    reply: itemReply,
    async handle({ caller, params }) {
      const found = await createItemStore(db).find(caller.organisationId, params.itemId);
      if (found === null) throw createError('NOT_FOUND', { what: 'item' });
      return toReply(found);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/items/:itemId',
    summary: 'Change or hide an item',
    permission: ['administrator', 'process-owner', 'coordinator'],
    params: itemParams,
    query: none,
    body: changeItemBody,
    example: { version: 1, deliveryDate: '2026-01-16' },
    reply: itemReply,
    async handle({ caller, params, body, now }) {
      return toReply(await changeItem(db, caller, params.itemId, body, now()));
    },
  }),
];

const toReply = (item: Item) => ({
  ...item,
  hiddenAt: item.hiddenAt?.toISOString() ?? null,
});
