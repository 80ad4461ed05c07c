import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createOrganisationRecordStore } from '../../server/organisation-record/organisation-record-store.ts';
import { verifyRecord } from '../../server/organisation-record/record-entry.ts';
import { aDiagram, drawn, end, extended, start, userTask } from '../support/a-diagram.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import {
  doTask,
  openIncidentOf,
  openTaskOf,
  publishBy,
  startedBy,
  startRunApi,
  untilRunIs,
  type ApiPerson,
  type RunApi,
} from '../support/run-api.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const plain = aDiagram(
  'simples',
  [start(), userTask('fazer'), end()],
  ['start->fazer', 'fazer->end'],
);
const computed = aDiagram(
  'computado',
  [
    start(),
    drawn(
      'serviceTask',
      'passo',
      extended('<zeebe:taskDefinition type="=tipo" retries="0"/><roteiro:service queue="fila"/>'),
    ),
    end(),
  ],
  ['start->passo', 'passo->end'],
);

let installation: Installation;
let api: RunApi;
let ada: ApiPerson;
let olga: ApiPerson;
let tania: ApiPerson;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  api = await startRunApi(installation);
  ada = await api.person('ada', 'administrator');
  olga = await api.person('olga', 'process-owner');
  tania = await api.person('tania', 'technician');
  const organisation = z
    .object({ version: z.number() })
    .parse((await ada.call('GET', '/api/organisation')).body);
  const settings = { queues: ['fila'], serviceTypes: [] };
  await ada.call('PATCH', '/api/organisation', { ...organisation, settings });
  for (const xml of [plain, computed]) await publishBy(olga, xml);
});
afterAll(async () => {
  await api.close();
  await installation.end();
});

/** Whatever came, the server still answers, and what it recorded still holds. */
afterEach(async () => {
  const { status } = await ada.call('GET', '/api/session');
  if (status !== 200) throw new Error(`It answers ${status}.`);
  const { db, organisationId } = installation;
  const entries = await createOrganisationRecordStore(db).list(organisationId, 0, 100_000);
  const findings = verifyRecord(organisationId, entries);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
});

const TABLES = [
  'procedures',
  'forms',
  'decisions',
  'products',
  'runs',
  'messages',
  'outbox',
  'plans',
];

async function rows(): Promise<unknown[]> {
  return Promise.all(TABLES.map((table) => installation.db(table).count()));
}

/** Calls, and proves that a refusal left nothing behind. */
async function refusal(who: ApiPerson, method: string, path: string, body?: unknown) {
  const before = await rows();
  const { status, code } = await who.call(method, path, body);
  expect(await rows()).toEqual(before);
  return [status, code];
}

async function send(
  path: string,
  body: string | Uint8Array | URLSearchParams,
  headers: Record<string, string>,
) {
  const authorization = `Bearer ${olga.token}`;
  const before = await rows();
  const answer = await fetch(api.url + path, {
    method: 'POST',
    headers: { authorization, ...headers },
    body,
  });
  await answer.arrayBuffer();
  // What was refused left nothing behind; what was taken did.
  expect([answer.status, isDeepStrictEqual(await rows(), before)]).toEqual([
    answer.status,
    answer.status >= 400,
  ]);
  return answer.status;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ID = '01900000-0000-7000-8000-000000000001';
const cursorOf = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

const codesOf = (body: unknown) =>
  z
    .object({ problems: z.array(z.object({ code: z.string() })) })
    .parse(body)
    .problems.map(({ code }) => code);

it.each([
  [
    'a bomb of entities',
    plain.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'),
    'diagram-has-doctype',
  ],
  ['10 MB', plain.replace('</bpmn:process>', `<!--${'x'.repeat(1e7)}-->$&`), 'diagram-too-large'],
  [
    'deep sub-processes',
    plain.replace(
      '</bpmn:process>',
      `${'<bpmn:subProcess>'.repeat(4000)}${'</bpmn:subProcess>'.repeat(4000)}$&`,
    ),
    'diagram-nested-too-deep',
  ],
  [
    'what nobody can read',
    plain.replace('</bpmn:process>', `${'<bpmn:foo/>'.repeat(60_000)}$&`),
    'diagram-unreadable',
  ],
  [
    'a character by reference',
    plain.replace('name="fazer"', 'name="&#0;"'),
    'diagram-has-forbidden-character',
  ],
])(
  'keeps a drawing with %s as a draft with its problem, and publishes nothing of it',
  async (_what, xml, code) => {
    const kept = await olga.call('POST', '/api/procedures', { name: 'Hostile', xml });
    expect(kept.status).toBe(201);
    expect(codesOf(kept.body)).toContain(code);
    const { procedureId } = z.looseObject({ procedureId: z.string() }).parse(kept.body);
    expect(await refusal(olga, 'POST', `/api/procedures/${procedureId}/publish`, {})).toEqual([
      422,
      'PROCEDURE_HAS_PROBLEMS',
    ]);
  },
);

it('publishes a drawing of 5,000 elements, or says that its plan is too large', async () => {
  const ids = Array.from({ length: 5000 }, (_, at) => `t${at}`);
  const flows = ids.slice(1).map((id, at) => `t${at}->${id}`);
  const elements = [start(), ...ids.map((id) => userTask(id)), end()];
  const xml = aDiagram('enorme', elements, ['start->t0', ...flows, 't4999->end']);
  const kept = await olga.call('POST', '/api/procedures', { name: 'Enorme', xml });
  const { procedureId } = z.looseObject({ procedureId: z.string() }).parse(kept.body);
  const published = await olga.call('POST', `/api/procedures/${procedureId}/publish`, {});
  const problems = codesOf(kept.body);
  expect([problems, published.status]).toEqual(
    problems.length === 0 ? [[], 200] : [['plan-too-large'], 422],
  );
});

it('keeps script in names as text, and names that JavaScript knows as names', async () => {
  const name = '<script>alert(1)</script>';
  for (const id of ['constructor', 'toString', '__proto__']) {
    const schema = {
      type: 'default',
      id,
      components: [{ type: 'textfield', key: id, label: name }],
    };
    const form = await olga.call('POST', '/api/forms', { name, schema });
    expect(form.status).toBe(201);
    expect((await olga.call('GET', `/api/forms/${id}`)).body).toMatchObject({ id, name });
    expect((await tania.call('GET', `/api/forms/${id}/versions`)).status).toBe(200);
    const message = await ada.call('POST', '/api/messages', { name: id, correlationKey: id });
    expect(message.status).toBeLessThan(300);
  }
  const read = await fetch(`${api.url}/api/forms`, {
    headers: { authorization: `Bearer ${olga.token}` },
  });
  expect(read.headers.get('content-type')).toContain('application/json');
  expect(read.headers.get('x-content-type-options')).toBe('nosniff');
  await read.arrayBuffer();
});

it.each([
  ['NUL in a name', '/api/procedures', { name: 'a\0b', xml: plain }, 'TEXT_NOT_KEEPABLE'],
  ['half a character', '/api/procedures', { name: 'a\ud800', xml: plain }, 'TEXT_NOT_KEEPABLE'],
  ['NUL in a drawing', '/api/procedures', { name: 'a', xml: `${plain}\0` }, 'TEXT_NOT_KEEPABLE'],
  [
    'NUL as a key deep in a form',
    '/api/forms',
    { schema: { id: 'f', components: [{ 'a\0': 1 }] } },
    'TEXT_NOT_KEEPABLE',
  ],
  [
    'a name of 10,000 characters',
    '/api/procedures',
    { name: 'x'.repeat(10_000), xml: plain },
    'REQUEST_NOT_VALID',
  ],
  [
    'an object as a text',
    '/api/procedures',
    { name: { toString: 1 }, xml: plain },
    'REQUEST_NOT_VALID',
  ],
  [
    'a huge array as a body',
    '/api/products',
    Array.from({ length: 100_000 }, () => 0),
    'REQUEST_NOT_VALID',
  ],
  [
    'a number beyond all',
    `/api/procedures/${ID}/publish`,
    { draftVersion: 1e308 },
    'REQUEST_NOT_VALID',
  ],
  ['a path as a process id', '/api/runs', { processId: '../../etc/passwd' }, 'REQUEST_NOT_VALID'],
  [
    'SQL as a process id',
    '/api/runs',
    { processId: "x'; drop table runs; --" },
    'REQUEST_NOT_VALID',
  ],
])('refuses %s', async (_what, path, body, code) => {
  expect(await refusal(olga, 'POST', path, body)).toEqual([400, code]);
});

it.each([
  ['NUL in an id', '/api/forms/a%00b', [400, 'TEXT_NOT_KEEPABLE']],
  ['NUL in a filter', '/api/items?serialNumber=%00', [400, 'TEXT_NOT_KEEPABLE']],
  ['NUL in a cursor', `/api/forms?cursor=${cursorOf(['a\0'])}`, [400, 'REQUEST_NOT_VALID']],
  [
    'a number beyond the column',
    `/api/procedures/${ID}/versions?cursor=${cursorOf([9e15])}`,
    [400, 'REQUEST_NOT_VALID'],
  ],
  ['an object as a cursor', `/api/items?cursor=${cursorOf([{ a: 1 }])}`, [400, 'CURSOR_NOT_VALID']],
  ['a way up in an id', '/api/procedures/..%2F..%2Fetc%2Fpasswd', [400, 'REQUEST_NOT_VALID']],
  ['a way up in a form', '/api/forms/..%2F..%2Fetc%2Fpasswd', [404, 'NOT_FOUND']],
  ['a way up in the address', '/api/%2e%2e/%2e%2e/etc/passwd', [404, null]],
  ['an address that cannot be decoded', '/api/forms/%E0%A4%A', [404, 'ROUTE_NOT_FOUND']],
  ['SQL in an id', "/api/forms/x'%20or%20'1'='1", [404, 'NOT_FOUND']],
  ['a filter given twice', '/api/items?limit=1&limit=2', [400, 'REQUEST_NOT_VALID']],
  ['a limit of all there is', '/api/items?limit=1000000', [400, 'REQUEST_NOT_VALID']],
])('refuses %s', async (_what, path, expected) => {
  const answer = await fetch(api.url + path, {
    headers: { authorization: `Bearer ${olga.token}` },
  });
  const error = z.object({ error: z.object({ code: z.string() }) });
  const text = await answer.text();
  const read = text.startsWith('{') ? error.safeParse(JSON.parse(text)) : null;
  expect([answer.status, read?.success === true ? read.data.error.code : null]).toEqual(expected);
});

it('reads SQL in filters as text that nothing has', async () => {
  const sql = encodeURIComponent("x' or 1=1; drop table runs; --");
  for (const path of [
    `/api/items?serialNumber=${sql}`,
    `/api/runs?businessKey=${sql}`,
    `/api/tasks?assignee=${sql}`,
  ]) {
    const { status, body } = await olga.call('GET', path);
    expect([path, status, body]).toMatchObject([path, 200, { items: [] }]);
  }
});

it('refuses bodies that are no plain JSON of a size', async () => {
  const body = JSON.stringify({ name: 'A', xml: plain });
  expect(await send('/api/procedures', body, { 'content-type': 'text/xml' })).toBe(415);
  expect(
    await send('/api/procedures', body, { 'content-type': 'application/json; charset=utf-7' }),
  ).toBe(415);
  expect(await send('/api/procedures', body, { ...JSON_TYPE, 'content-encoding': 'zstd' })).toBe(
    415,
  );
  expect(await send('/api/procedures', new URLSearchParams({ name: 'a' }), {})).toBe(415);
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '));
  expect(await send('/api/procedures', bomb, { ...JSON_TYPE, 'content-encoding': 'gzip' })).toBe(
    413,
  );
  expect(
    await send('/api/procedures', gzipSync(body).subarray(0, 50), {
      ...JSON_TYPE,
      'content-encoding': 'gzip',
    }),
  ).toBe(400);
  const deep = `{"name":"A","xml":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  expect(await send('/api/procedures', deep, JSON_TYPE)).toBe(400);
  expect(await send('/api/procedures', '{"__proto__":{"name":"A"},"xml":"x"}', JSON_TYPE)).toBe(
    400,
  );
  expect(({} as { name?: string }).name).toBeUndefined();
});

it('takes the last of two values of one key, as JSON is read', async () => {
  const twice = `{"name":"first","name":"second","xml":${JSON.stringify(plain)}}`;
  expect(await send('/api/procedures', twice, JSON_TYPE)).toBe(201);
  expect(await installation.db('procedures').where({ name: 'first' })).toEqual([]);
});

it('refuses cookies, headers and tokens of any size and shape', async () => {
  const get = async (headers: Record<string, string>) => {
    const answer = await fetch(`${api.url}/api/session`, { headers });
    await answer.arrayBuffer();
    return answer.status;
  };
  expect(await get({ cookie: `roteiro.session=${'x'.repeat(8000)}` })).toBe(401);
  expect(await get({ cookie: `roteiro.session=${'x'.repeat(40_000)}` })).toBe(431);
  expect(await get({ 'x-large': 'x'.repeat(40_000) })).toBe(431);
  expect(await get({ authorization: `Bearer ${'x'.repeat(8000)}` })).toBe(401);
  expect(await get({ authorization: 'Basic YTpi' })).toBe(401);
  const key = await olga.call(
    'POST',
    '/api/procedures',
    { name: 'A', xml: plain },
    { headers: { 'idempotency-key': 'k'.repeat(300) } },
  );
  expect(key.code).toBe('IDEMPOTENCY_KEY_NOT_VALID');
});

it('refuses variables that no run may have, and works with those that only look strange', async () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const begin = (text: string) =>
    send('/api/runs', `{"processId":"simples","variables":${text}}`, JSON_TYPE);
  for (const name of ['__proto__', 'constructor', 'prototype', 'count', 'a\0b', ''])
    expect([name, await begin(JSON.stringify(Object.fromEntries([[name, 1]])))]).toEqual([
      name,
      name === 'a\0b' ? 400 : 422,
    ]);
  expect(await begin('{"a":{"b":[{"__proto__":{"polluted":1}}]}}')).toBe(422);
  expect(await begin(JSON.stringify({ deep: nested(150) }))).toBe(422);
  expect(await begin(JSON.stringify({ big: 'x'.repeat(70_000) }))).toBe(422);
  expect(
    await begin(
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`v${at}`, 'x'.repeat(30)])),
      ),
    ),
  ).toBe(422);
  expect(await begin('{"a":1e999}')).toBe(422);

  const taken = {
    toString: 1,
    valueOf: 'x',
    hasOwnProperty: [1],
    "x'; --": 3,
    '<b>': '<script>',
  };
  const runId = await startedBy(olga, 'simples', { variables: { toString: 0 } });
  const taskId = await openTaskOf(tania, runId, 'fazer');
  await tania.call('POST', `/api/tasks/${taskId}/claim`);
  expect((await doTask(tania, taskId, { ['constructor']: 1 })).status).toBe(422);
  expect(
    (await tania.call('POST', `/api/tasks/${taskId}/complete`, { values: taken })).status,
  ).toBe(200);
  await untilRunIs(olga, runId, 'completed');
  const { body } = await olga.call('GET', `/api/runs/${runId}`);
  expect(
    z.looseObject({ variables: z.record(z.string(), z.unknown()) }).parse(body).variables,
  ).toMatchObject(taken);
});

it('parks a step whose computed type is ours, empty or too long, and the run can still be ended', async () => {
  for (const tipo of ['roteiro.record', 'roteiro.start-called', '', 'x'.repeat(5000)]) {
    const runId = await startedBy(olga, 'computado', { variables: { tipo } });
    await openIncidentOf(olga, runId);
    const cancelled = await ada.call('POST', `/api/runs/${runId}/cancel`, {
      reason: 'A hostile type.',
    });
    expect(cancelled.status).toBeLessThan(300);
    await untilRunIs(olga, runId, 'cancelled');
  }
});
