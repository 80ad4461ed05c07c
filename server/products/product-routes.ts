import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterId, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { changeProduct } from './change-product.ts';
import { createProduct } from './create-product.ts';
import {
  changeProductBody,
  createProductBody,
  productList,
  productParams,
  productQuery,
  productReply,
} from './product-contract.ts';
import { createProductStore } from './product-store.ts';
import type { Product } from './product.ts';

export const productRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/products',
    summary: 'Products of the catalogue',
    permission: 'signed-in',
    params: none,
    query: productQuery,
    body: none,
    reply: productList,
    async handle({ caller, query: { cursor, limit } }) {
      const after = { id: afterId(cursor), limit: limit + 1 };
      const rows = await createProductStore(db).list(caller.organisationId, after);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toReply), nextCursor };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/products',
    summary: 'Add a product',
    permission: ['administrator', 'process-owner'],
    params: none,
    query: none,
    body: createProductBody,
    example: {
      code: 'LAV-11',
      name: 'Lavadora 11 kg',
      category: 'lavadora',
      unitPriceCents: 219_900,
      warrantyMonths: 12,
    },
    reply: productReply,
    status: 201,
    async handle({ caller, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return toReply(await createProduct(db, by, body, now()));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/products/:productId',
    summary: 'One product',
    permission: 'signed-in',
    params: productParams,
    query: none,
    body: none,
    reply: productReply,
    async handle({ caller, params }) {
      const found = await createProductStore(db).find(caller.organisationId, params.productId);
      if (found === null) throw createError('NOT_FOUND', { what: 'product' });
      return toReply(found);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/products/:productId',
    summary: 'Change or hide a product',
    permission: ['administrator', 'process-owner'],
    params: productParams,
    query: none,
    body: changeProductBody,
    example: { version: 1, unitPriceCents: 229_900 },
    reply: productReply,
    async handle({ caller, params, body, now }) {
      return toReply(await changeProduct(db, caller, params.productId, body, now()));
    },
  }),
];

const toReply = (product: Product) => ({
  ...product,
  hiddenAt: product.hiddenAt?.toISOString() ?? null,
});
