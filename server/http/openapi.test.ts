import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type TestApi } from '../../test/support/api.ts';
import { connect } from '../db/connect.ts';

const anything = z.record(z.string(), z.unknown());
const json = z.looseObject({ schema: anything, example: z.unknown().optional() });
const content = z.union([
  z.strictObject({ 'application/json': json }),
  z.strictObject({ 'text/event-stream': json }),
  z.strictObject({ 'text/html': json }),
]);
const response = z.object({ description: z.string().min(1), content });
const operation = z.object({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  tags: z.array(z.string()).min(1),
  summary: z.string().min(3),
  description: z.string().min(3),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean().default(false),
        schema: anything,
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$|^default$/), response),
});
const method = z.enum(['get', 'post', 'put', 'patch', 'delete']);
/** The parts of an OpenAPI 3.1 document that we use, and no others. */
const description = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
    schemas: z.record(z.string(), anything),
    parameters: anything,
  }),
  paths: z.record(z.string().startsWith('/api/'), z.partialRecord(method, operation)),
  webhooks: z.strictObject({}).optional(),
});

let api: TestApi;
let raw: unknown;
let document: z.infer<typeof description>;
let operations: [string, z.infer<typeof operation>][];
beforeAll(async () => {
  // Nothing listens there: a description needs no database.
  api = await startApi(connect('postgres://nobody@127.0.0.1:1/none'));
  raw = (await api.call('GET', '/api/openapi.json')).body;
  document = description.parse(raw);
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, each]): [string, z.infer<typeof operation>] => [
      `${name} ${path}`,
      each,
    ]),
  );
});
afterAll(() => api.close());

const schemaOf = (reply: z.infer<typeof response>) => Object.values(reply.content)[0]?.schema;
const ERROR = { $ref: '#/components/schemas/Error' };

describe('the description of the API', () => {
  it('names each operation once', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toContain('postProceduresByProcedureIdPublish');
  });

  it('says of every operation how it answers, and how it refuses', () => {
    for (const [name, { responses }] of operations) {
      const statuses = Object.keys(responses);
      const refusals = Object.entries(responses).filter(([status]) => status.startsWith('4'));
      expect([name, statuses.some((status) => status.startsWith('2'))]).toEqual([name, true]);
      expect([name, refusals.length > 0]).toEqual([name, true]);
      for (const [status, refusal] of refusals)
        expect([name, status, schemaOf(refusal)]).toEqual([name, status, ERROR]);
    }
  });

  it('declares exactly the parameters that stand in each path', () => {
    for (const [name, { parameters }] of operations) {
      const standing = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter ?? '');
      const declared = parameters.filter((each) => each.in === 'path' && each.required);
      const names = declared.map((each) => each.name).toSorted();
      expect([name, names]).toEqual([name, standing.toSorted()]);
      expect(name).not.toContain(':');
    }
  });

  it('resolves every reference in it', () => {
    const references = [...JSON.stringify(raw).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, reference = ''] of references) {
      const [root, ...steps] = reference.split('/');
      expect(root).toBe('#');
      const found = steps.reduce<unknown>((at, step) => anything.parse(at)[step], raw);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });

  it('names only schemes of authentication that it describes', () => {
    const { securitySchemes } = document.components;
    expect(securitySchemes).toMatchObject({
      token: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'roteiro.session' },
    });
    for (const [name, { security }] of operations)
      for (const scheme of security.flatMap((each) => Object.keys(each)))
        expect([name, Object.keys(securitySchemes).includes(scheme)]).toEqual([name, true]);
    const open = operations.filter(([, { security }]) => security.length === 0);
    expect(open.map(([name]) => name).toSorted()).toEqual([
      'get /api/docs',
      'get /api/health',
      'get /api/openapi.json',
      'post /api/session',
    ]);
  });

  it('shows an example of every body', () => {
    const without = operations
      .filter(([, { requestBody }]) => requestBody !== undefined)
      .filter(([, { requestBody }]) => !JSON.stringify(requestBody).includes('"example'));
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('says where an Idempotency-Key is read', () => {
    const reads = operations.filter(([, { parameters }]) =>
      parameters.some((each) => each.in === 'header' && each.name === 'Idempotency-Key'),
    );
    expect(reads.map(([name]) => name)).toEqual(
      expect.arrayContaining(['post /api/forms', 'post /api/messages', 'post /api/procedures']),
    );
  });
});
