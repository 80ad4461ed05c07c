import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../server/clock/clock.ts';
import { connect } from '../../server/db/connect.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase } from '../support/database.ts';
import { freePort } from '../support/postgres-cluster.ts';

let api: TestApi;
let token: string;

beforeAll(async () => {
  const database = await createTestDatabase();
  const { organisationId } = await seedOrganisation(database.db, systemClock);
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = {
    organisationId,
    name: 'test',
    role: 'process-owner',
    personId: null,
    actor,
  } as const;
  ({ token } = await createToken(database.db, order, new Date()));
  api = await startApi(database, {
    health: {
      probes: [
        { name: 'temporal', version: () => Promise.resolve('1.2.3') },
        {
          name: 'worker',
          version: () => Promise.reject(new Error('at postgres://user:secret@host')),
        },
      ],
      overdue: [
        () =>
          Promise.resolve([{ kind: 'unarchived-run', since: '2026-01-01T00:00:00Z', count: 2 }]),
      ],
    },
  });
});
afterAll(() => api.close());

it('says which parts are up, and 503 when one is not, without secrets', async () => {
  const answer = await api.call('GET', '/api/health');
  expect(answer.status).toBe(503);
  expect(answer.body).toMatchObject({
    status: 'down',
    parts: [
      { name: 'postgres', up: true, version: expect.stringMatching(/^\d+/) },
      { name: 'temporal', up: true, version: '1.2.3' },
      { name: 'worker', up: false, version: null },
    ],
    overdue: [{ kind: 'unarchived-run', count: 2 }],
  });
  expect(JSON.stringify(answer.body)).not.toContain('secret');
});

it('describes every route in OpenAPI 3.1', async () => {
  const { body } = await api.call('GET', '/api/openapi.json');
  expect(body).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/api/procedures/{procedureId}/draft': { put: { requestBody: expect.anything() } },
      '/api/items': {
        get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'cursor' })]) },
      },
      '/api/openapi.json': { get: expect.anything() },
    },
  });
});

it('names each field that is wrong', async () => {
  const answer = await api.call('POST', '/api/products', { token, body: { code: '', extra: 1 } });
  expect([answer.status, answer.code]).toEqual([400, 'REQUEST_NOT_VALID']);
  expect(answer.body).toMatchObject({
    error: {
      requestId: answer.headers.get('x-request-id'),
      details: {
        issues: expect.arrayContaining([expect.objectContaining({ in: 'body', path: 'code' })]),
      },
    },
  });
});

it('reads JSON only', async () => {
  const send = (type: string, body: string) =>
    fetch(`${api.url}/api/products`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    });
  expect((await send('application/x-www-form-urlencoded', 'code=1')).status).toBe(415);
  expect((await send('text/plain', '{}')).status).toBe(415);
  expect((await send('application/json', '{"code":')).status).toBe(400);
  const deep = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
  expect((await send('application/json', deep)).status).toBe(400);
});

it('takes 12 MB of drawing, 1 MB of anything else, and reads no body of whoever may not send it', async () => {
  const xml = 'x'.repeat(11 * 1024 * 1024);
  const drawing = await api.call('POST', '/api/procedures', {
    token,
    body: { name: 'Large', xml },
  });
  expect(drawing.status).toBe(201);
  const tooMuch = { name: 'Larger', xml: `${xml}${xml}` };
  expect((await api.call('POST', '/api/procedures', { token, body: tooMuch })).code).toBe(
    'BODY_TOO_LARGE',
  );
  const product = await api.call('POST', '/api/products', {
    token,
    body: { name: 'x'.repeat(2e6) },
  });
  expect([product.status, product.code]).toEqual([413, 'BODY_TOO_LARGE']);
});

it('says that there is nothing at an unknown address, or no such thing', async () => {
  expect((await api.call('GET', '/api/nothing', { token })).code).toBe('ROUTE_NOT_FOUND');
  const id = '01900000-0000-7000-8000-000000000009';
  expect((await api.call('GET', `/api/items/${id}`, { token })).code).toBe('NOT_FOUND');
  expect((await api.call('GET', '/api/items/not-an-id', { token })).code).toBe('REQUEST_NOT_VALID');
});

it('answers 503 with Retry-After while Postgres is away', async () => {
  const away = await startApi(connect(`postgres://nobody@127.0.0.1:${await freePort()}/none`));
  try {
    const answer = await away.call('GET', '/api/items', { token });
    expect([answer.status, answer.code]).toEqual([503, 'DATABASE_AWAY']);
    expect(answer.headers.get('retry-after')).toBe('5');
    const session = await away.call('GET', '/api/session', {
      cookie: 'roteiro.session=s%3Aabc.def',
    });
    expect(session.status).toBe(401);
    expect((await away.call('GET', '/api/health')).body).toMatchObject({ status: 'down' });
  } finally {
    await away.close();
  }
});
