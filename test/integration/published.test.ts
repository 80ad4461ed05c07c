import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../server/clock/clock.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import { createVersionStore } from '../../server/procedures/version-store.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let api: TestApi;
let token: string;
let organisationId: Awaited<ReturnType<typeof seedOrganisation>>['organisationId'];

beforeAll(async () => {
  database = await createTestDatabase();
  ({ organisationId } = await seedOrganisation(database.db, systemClock));
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = {
    organisationId,
    name: 'test',
    role: 'process-owner',
    personId: null,
    actor,
  } as const;
  ({ token } = await createToken(database.db, order, new Date()));
  api = await startApi(database);
});
afterAll(() => api.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call('POST', path, { token, body, headers });
const get = (path: string) => api.call('GET', path, { token });
const idOf = (body: unknown) => z.object({ procedureId: z.string() }).parse(body).procedureId;

async function aProcedure(xml: string): Promise<string> {
  return idOf((await post('/api/procedures', { name: 'A procedure', xml })).body);
}

it('keeps a drawing with problems as a draft, and refuses to publish it with all of them', async () => {
  const made = await post('/api/procedures', { name: 'Repair', xml: 'problem:one problem:two' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ problems: [{ code: 'one' }, { code: 'two' }] });

  const refused = await post(`/api/procedures/${idOf(made.body)}/publish`, {});
  expect([refused.status, refused.code]).toEqual([422, 'PROCEDURE_HAS_PROBLEMS']);
  expect(refused.body).toMatchObject({
    error: { details: { problems: [{ code: 'one' }, { code: 'two' }] } },
  });
});

it('publishes versions that never change, and finds the plan by its hash', async () => {
  const id = await aProcedure('process:repair');
  const first = await post(`/api/procedures/${id}/publish`, { note: 'the first' });
  expect(first.body).toMatchObject({ version: 1, processes: [{ processId: 'repair' }] });
  const put = await api.call('PUT', `/api/procedures/${id}/draft`, {
    token,
    body: { xml: 'process:repair changed', version: 1 },
  });
  expect(put.body).toEqual({ version: 2, problems: [] });
  expect((await post(`/api/procedures/${id}/publish`, {})).body).toMatchObject({ version: 2 });

  expect((await get(`/api/procedures/${id}/versions/1`)).body).toMatchObject({
    number: 1,
    note: 'the first',
    xml: 'process:repair',
    publishedBy: { kind: 'token' },
  });
  expect((await get(`/api/procedures/${id}/versions/3`)).code).toBe('NOT_FOUND');
  const page = await get(`/api/procedures/${id}/versions?limit=1`);
  expect(page.body).toMatchObject({ items: [{ number: 2 }], nextCursor: expect.any(String) });

  const versions = createVersionStore(database.db);
  const newest = await versions.findProcess(organisationId, 'repair', null);
  expect(newest?.version).toBe(2);
  expect(await versions.findPlan(organisationId, newest?.planHash ?? '')).toContain(
    '"processId":"repair"',
  );
  await expect(
    database.db('procedure_versions').where({ number: 1 }).update({ xml: 'forged' }),
  ).rejects.toThrow(/never changes/);
});

it('refuses the draft of whoever did not see the last change', async () => {
  const id = await aProcedure('process:slow');
  const put = (version: number) =>
    api.call('PUT', `/api/procedures/${id}/draft`, {
      token,
      body: { xml: 'process:slow', version },
    });
  const [first, second] = await Promise.all([put(1), put(1)]);
  expect(new Set([first.status, second.status])).toEqual(new Set([200, 409]));
  expect((await put(1)).body).toMatchObject({
    error: { code: 'VERSION_STALE', details: { current: 2 } },
  });
});

it('lets one procedure have a process id, also when two publish at once', async () => {
  const ids = await Promise.all([aProcedure('process:mine'), aProcedure('process:mine')]);
  const answers = await Promise.all(ids.map((id) => post(`/api/procedures/${id}/publish`, {})));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]));
  const refused = answers.find(({ status }) => status === 422);
  expect(refused?.body).toMatchObject({
    error: { details: { problems: [{ code: 'process-id-taken', elementId: 'mine' }] } },
  });
  const later = await post('/api/procedures', { name: 'Third', xml: 'process:mine' });
  expect(later.body).toMatchObject({ problems: [{ code: 'process-id-taken' }] });
});

it('gives the same reply to the same idempotency key, and refuses it for another request', async () => {
  const body = { name: 'Once', xml: 'process:once' };
  const headers = { 'idempotency-key': 'a-key' };
  const answers = await Promise.all([1, 2, 3].map(() => post('/api/procedures', body, headers)));
  expect(new Set(answers.map((answer) => idOf(answer.body))).size).toBe(1);
  const other = await post('/api/procedures', { ...body, name: 'Twice' }, headers);
  expect([other.status, other.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  expect((await post('/api/procedures', body, { 'idempotency-key': 'no spaces' })).code).toBe(
    'IDEMPOTENCY_KEY_NOT_VALID',
  );
});

it('pages through a list without losing or repeating anything', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  const page = z.object({
    items: z.array(z.object({ id: z.string() })),
    nextCursor: z.string().nullable(),
  });
  while (cursor !== null) {
    const read = page.parse(
      (await get(`/api/items?limit=5${cursor === '' ? '' : `&cursor=${cursor}`}`)).body,
    );
    seen.push(...read.items.map(({ id }) => id));
    cursor = read.nextCursor;
  }
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBe(12);
  expect((await get('/api/items?cursor=bm90IG9uZQ')).code).toBe('CURSOR_NOT_VALID');
});

it('publishes a form under its own id, and refuses components it cannot check', async () => {
  const schema = {
    type: 'default',
    id: 'triage',
    components: [{ type: 'textfield', key: 'defect' }],
  };
  expect((await post('/api/forms', { schema })).body).toEqual({
    formId: 'triage',
    version: 1,
    problems: [],
  });
  expect((await post('/api/forms', { schema })).code).toBe('FORM_ID_TAKEN');
  expect((await post('/api/forms/triage/publish', {})).body).toMatchObject({ version: 1 });
  expect((await get('/api/forms/triage/versions/1')).body).toMatchObject({ schema, number: 1 });

  const strange = { ...schema, components: [{ type: 'range', key: 'r' }] };
  const put = await api.call('PUT', '/api/forms/triage/draft', {
    token,
    body: { schema: strange, version: 1 },
  });
  expect(put.body).toMatchObject({ version: 2, problems: [{ code: 'form-component-unknown' }] });
  expect((await post('/api/forms/triage/publish', {})).code).toBe('FORM_HAS_PROBLEMS');
  const renamed = { ...schema, id: 'other' };
  const other = await api.call('PUT', '/api/forms/triage/draft', {
    token,
    body: { schema: renamed, version: 2 },
  });
  expect(other.code).toBe('ID_CHANGED');
});

it('publishes a decision file, and lets one file have a decision id', async () => {
  const xml = (file: string) =>
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${file}" name="${file}" namespace="n"><decision id="who_pays" name="Who pays"><literalExpression id="l"><text>1</text></literalExpression></decision></definitions>`;
  expect((await post('/api/decisions', { xml: xml('cover') })).body).toMatchObject({
    decisionId: 'cover',
  });
  expect((await post('/api/decisions/cover/publish', {})).body).toMatchObject({ version: 1 });
  expect((await get('/api/decisions/cover/versions/1')).body).toMatchObject({
    tableIds: ['who_pays'],
  });
  await post('/api/decisions', { xml: xml('remedy') });
  expect((await post('/api/decisions/remedy/publish', {})).body).toMatchObject({
    error: { details: { problems: [{ code: 'decision-id-taken', elementId: 'who_pays' }] } },
  });
});

it('gives what is published to the compiler, by content hash', async () => {
  const id = await aProcedure('process:withForms');
  await post(`/api/procedures/${id}/publish`, {});
  const versions = createVersionStore(database.db);
  const process = await versions.findProcess(organisationId, 'withForms', 1);
  expect(await versions.findPlan(organisationId, process?.planHash ?? '')).toMatch(
    /"formId":"triage","hash":"[0-9a-f]{64}"/,
  );
});
