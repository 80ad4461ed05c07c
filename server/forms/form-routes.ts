import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterText, decodeCursor, listQuery, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Permission, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { createForm } from './create-form.ts';
import * as contract from './form-contract.ts';
import { createFormStore, type Form } from './form-store.ts';
import { createFormVersionStore, type FormVersion } from './form-version-store.ts';
import { publishForm } from './publish-form.ts';
import { putFormDraft } from './put-form-draft.ts';

const MAY_DRAW: Permission = ['administrator', 'process-owner'];
const numberKey = z.tuple([z.number().int()]);

export const formRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/forms',
    summary: 'Keep a new form as a draft',
    permission: MAY_DRAW,
    params: none,
    query: none,
    body: contract.createFormBody,
    idempotent: true,
    example: {
      schema: {
        type: 'default',
        id: 'triagem',
        components: [
          {
            type: 'textfield',
            key: 'defeito',
            label: 'Defeito relatado',
            validate: { required: true },
          },
        ],
      },
    },
    reply: contract.createFormReply,
    status: 201,
    handle({ caller, body, now, idempotencyKey }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return createForm(db, by, body, now(), idempotencyKey);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/forms',
    summary: 'Forms',
    permission: 'signed-in',
    params: none,
    query: listQuery,
    body: none,
    reply: contract.formList,
    async handle({ caller, query: { cursor, limit } }) {
      const forms = createFormStore(db);
      const rows = await forms.list(caller.organisationId, afterText(cursor), limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toSummary), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/forms/:formId',
    summary: 'One form with its draft',
    permission: 'signed-in',
    params: contract.formParams,
    query: none,
    body: none,
    reply: contract.formReply,
    async handle({ caller, params }) {
      const form = await createFormStore(db).find(caller.organisationId, params.formId);
      if (form === null) throw createError('NOT_FOUND', { what: 'form' });
      return { ...toSummary(form), draft: { schema: form.draft } };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/forms/:formId/draft',
    summary: 'Replace the draft, unless somebody did so meanwhile',
    permission: MAY_DRAW,
    params: contract.formParams,
    query: none,
    body: contract.putDraftBody,
    example: { version: 1, schema: { type: 'default', id: 'triagem', components: [] } },
    reply: contract.putDraftReply,
    handle: ({ caller, params, body, now }) => putFormDraft(db, caller, params.formId, body, now()),
  }),
  defineRoute({
    method: 'post',
    path: '/api/forms/:formId/publish',
    summary: 'Make the draft the next version; 422 with all problems',
    permission: MAY_DRAW,
    params: contract.formParams,
    query: none,
    body: contract.publishBody,
    example: { note: 'Asks for the serial number, too' },
    reply: contract.publishReply,
    handle({ caller, params, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return publishForm(db, by, params.formId, body.note ?? null, now());
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/forms/:formId/versions',
    summary: 'Published versions, newest first',
    permission: 'signed-in',
    params: contract.formParams,
    query: listQuery,
    body: none,
    reply: contract.versionList,
    async handle({ caller, params, query: { cursor, limit } }) {
      const before = cursor === undefined ? null : decodeCursor(cursor, numberKey)[0];
      const versions = createFormVersionStore(db);
      const rows = await versions.list(caller.organisationId, params.formId, before, limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ number }) => [number]);
      return { items: items.map(toVersion), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/forms/:formId/versions/:number',
    summary: 'One published version with its schema',
    permission: 'signed-in',
    params: contract.formVersionParams,
    query: none,
    body: none,
    reply: contract.versionReply,
    async handle({ caller, params: { formId, number } }) {
      const versions = createFormVersionStore(db);
      const found = await versions.find(caller.organisationId, formId, number);
      if (found === null) throw createError('NOT_FOUND', { what: 'version' });
      return toVersion(found);
    },
  }),
];

const toSummary = (form: Form) => ({ ...form, updatedAt: form.updatedAt.toISOString() });

const toVersion = (version: FormVersion) => ({
  ...version,
  publishedBy: { ...version.publishedBy },
  publishedAt: version.publishedAt.toISOString(),
});
