import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { examplePeople } from '../../server/examples/example-people.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import { systemClock } from '../../server/clock/clock.ts';
import { createLog } from '../../server/http/log.ts';
import { createOrganisationRecordStore } from '../../server/organisation-record/organisation-record-store.ts';
import { verifyRecord } from '../../server/organisation-record/record-entry.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let api: TestApi;
let organisationId: Awaited<ReturnType<typeof seedOrganisation>>['organisationId'];
const logged: string[] = [];

const [attendant] = examplePeople;
const administrator = examplePeople.find(({ roles }) => roles.includes('administrator'));
if (attendant === undefined || administrator === undefined) throw new Error('No example people.');

beforeAll(async () => {
  database = await createTestDatabase();
  ({ organisationId } = await seedOrganisation(database.db, systemClock));
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  api = await startApi(database, { log, signInLimits: { perAddress: 1000, perAccount: 3 } });
});
afterAll(() => api.close());

const signIn = (email: string, password: string) =>
  api.call('POST', '/api/session', { body: { email, password } });

async function cookieOf(person: { email: string; password: string }): Promise<string> {
  const answer = await signIn(person.email, person.password);
  const cookie = answer.headers.get('set-cookie');
  if (cookie === null) throw new Error(`No cookie: ${answer.status}`);
  return cookie.split(';', 1)[0] ?? '';
}

async function adminToken(): Promise<string> {
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = {
    organisationId,
    name: 'test',
    role: 'administrator',
    personId: null,
    actor,
  } as const;
  return (await createToken(database.db, order, new Date())).token;
}

it('seeds once: people in every role, two points of sale, six products, twelve items', async () => {
  expect(await seedOrganisation(database.db, systemClock)).toEqual({
    organisationId,
    created: false,
  });
  const token = await adminToken();
  const page = z.object({ items: z.array(z.unknown()) });
  const count = async (path: string) =>
    page.parse((await api.call('GET', path, { token })).body).items.length;
  expect(await count('/api/people')).toBe(12);
  expect(await count('/api/points-of-sale')).toBe(2);
  expect(await count('/api/products')).toBe(6);
  expect(await count('/api/items')).toBe(12);
});

it('signs a person in, says who they are, and signs them out', async () => {
  const answer = await signIn(attendant.email.toUpperCase(), attendant.password);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    roles: ['technician'],
    functions: ['atendimento'],
    language: 'pt',
  });
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);

  const cookie = await cookieOf(attendant);
  const me = await api.call('GET', '/api/session', { cookie });
  expect(me.body).toMatchObject({
    person: { name: attendant.name },
    timeZone: 'America/Sao_Paulo',
  });

  const headers = { 'x-roteiro-request': '1' };
  expect((await api.call('DELETE', '/api/session', { cookie, headers })).status).toBe(200);
  expect((await api.call('GET', '/api/session', { cookie })).code).toBe('SIGN_IN_REQUIRED');
});

it('refuses a wrong password and an unknown account in the same words, in the caller’s language', async () => {
  const wrong = await signIn(attendant.email, 'not the password');
  const unknown = await signIn('nobody@exemplo.test', 'not the password');
  expect([wrong.status, wrong.code]).toEqual([401, 'SIGN_IN_REFUSED']);
  expect([unknown.status, unknown.code]).toEqual([401, 'SIGN_IN_REFUSED']);

  const portuguese = await api.call('POST', '/api/session', {
    body: { email: 'nobody@exemplo.test', password: 'x' },
    headers: { 'accept-language': 'pt-BR,pt;q=0.9,en;q=0.5' },
  });
  expect(portuguese.body).toMatchObject({
    error: { message: 'O e-mail e a senha não conferem: verifique os dois e tente novamente.' },
  });
});

it('takes as long to refuse an account as to refuse a stranger', async () => {
  const times = async (email: string) => {
    const began = performance.now();
    expect((await signIn(email, 'not the password')).code).toBe('SIGN_IN_REFUSED');
    return performance.now() - began;
  };
  expect(await times('gabriela@exemplo.test')).toBeGreaterThanOrEqual(295);
  expect(await times('stranger@exemplo.test')).toBeGreaterThanOrEqual(295);
});

it('makes whoever guesses an account’s password wait, and nobody else', async () => {
  const email = 'marcos@exemplo.test';
  for (let attempt = 0; attempt < 3; attempt += 1) await signIn(email, 'guess');
  const limited = await signIn(email, 'guess');
  expect([limited.status, limited.code]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn(administrator.email, administrator.password)).status).toBe(200);
});

it('refuses changes that another site makes the browser send', async () => {
  const cookie = await cookieOf(administrator);
  const change = (headers: Record<string, string>) =>
    api.call('POST', '/api/products', { cookie, headers, body: {} });
  expect((await change({ origin: 'https://elsewhere.test' })).code).toBe('ORIGIN_NOT_ALLOWED');
  expect((await change({ origin: 'null' })).code).toBe('ORIGIN_NOT_ALLOWED');
  expect((await change({})).code).toBe('ORIGIN_NOT_ALLOWED');
  expect((await change({ origin: api.url })).code).toBe('REQUEST_NOT_VALID');
  expect((await change({ 'x-roteiro-request': '1' })).code).toBe('REQUEST_NOT_VALID');
});

it('makes a token that works until it is revoked, and shows it once', async () => {
  const token = await adminToken();
  const made = await api.call('POST', '/api/tokens', {
    token,
    body: { name: 'crm', role: 'auditor' },
  });
  const { tokenId, token: secret } = z
    .object({ tokenId: z.string(), token: z.string() })
    .parse(made.body);

  expect((await api.call('GET', '/api/products', { token: secret })).status).toBe(200);
  expect((await api.call('POST', '/api/products', { token: secret, body: {} })).code).toBe(
    'ROLE_NOT_ALLOWED',
  );
  const list = await api.call('GET', '/api/tokens', { token });
  expect(JSON.stringify(list.body)).toContain(secret.slice(0, 12));
  expect(JSON.stringify(list.body)).not.toContain(secret);
  const { rows } = await database.db.raw('select api_tokens::text as text from api_tokens');
  expect(JSON.stringify(rows)).not.toContain(secret.slice(13));

  expect((await api.call('DELETE', `/api/tokens/${tokenId}`, { token })).status).toBe(200);
  const after = await api.call('GET', '/api/products', { token: secret });
  expect([after.status, after.code]).toEqual([401, 'TOKEN_NOT_VALID']);
});

it('ends the sessions of a person who is disabled or gets a new password', async () => {
  const token = await adminToken();
  const body = {
    email: 'novo@exemplo.test',
    name: 'Novo',
    roles: ['technician'],
    timeZone: 'America/Manaus',
    password: 'a first password',
  };
  const made = await api.call('POST', '/api/people', { token, body });
  const { id, version } = z.object({ id: z.string(), version: z.number() }).parse(made.body);
  const before = await cookieOf(body);
  const password = 'a second password';
  await api.call('PUT', `/api/people/${id}/password`, { token, body: { password } });
  expect((await api.call('GET', '/api/session', { cookie: before })).status).toBe(401);

  const after = await cookieOf({ ...body, password });
  await api.call('PATCH', `/api/people/${id}`, { token, body: { version, disabled: true } });
  expect((await api.call('GET', '/api/session', { cookie: after })).status).toBe(401);
  expect((await signIn(body.email, password)).code).toBe('SIGN_IN_REFUSED');
});

it('lets people settle their language, time zone and password, and sign out everywhere', async () => {
  const token = await adminToken();
  const body = {
    email: 'proprio@exemplo.test',
    name: 'Próprio',
    roles: ['technician'],
    timeZone: 'America/Manaus',
    password: 'a first password',
  };
  await api.call('POST', '/api/people', { token, body });
  const headers = { 'x-roteiro-request': '1' };
  const cookie = await cookieOf(body);
  const elsewhere = await cookieOf(body);
  const own = (method: string, path: string, sent: unknown, of = cookie) =>
    api.call(method, path, { cookie: of, headers, body: sent });

  const settings = { language: 'pt', timeZone: 'America/Sao_Paulo' };
  expect((await own('PATCH', '/api/session', settings)).body).toMatchObject(settings);
  expect((await own('PATCH', '/api/session', { timeZone: 'Mars/Base' })).status).toBe(400);
  expect((await api.call('PATCH', '/api/session', { token, body: settings })).code).toBe(
    'PERSON_REQUIRED',
  );

  const password = 'a second password';
  const wrong = await own('PUT', '/api/session/password', { current: 'a guess', password });
  expect([wrong.status, wrong.code]).toEqual([403, 'CURRENT_PASSWORD_WRONG']);
  const order = { current: body.password, password };
  const changed = await own('PUT', '/api/session/password', order);
  expect(changed.status).toBe(200);
  const renewed = changed.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  for (const [of, status] of [
    [cookie, 401],
    [elsewhere, 401],
    [renewed, 200],
  ] as const)
    expect((await api.call('GET', '/api/session', { cookie: of })).status).toBe(status);

  const again = await cookieOf({ ...body, password });
  expect((await own('DELETE', '/api/session/everywhere', undefined, renewed)).status).toBe(200);
  expect((await api.call('GET', '/api/session', { cookie: again })).status).toBe(401);

  const last = await cookieOf({ ...body, password });
  const me = await api.call('GET', '/api/session', { cookie: last });
  const { person } = z.object({ person: z.object({ id: z.string() }) }).parse(me.body);
  const ended = await api.call('DELETE', `/api/people/${person.id}/sessions`, { token });
  expect(ended.status).toBe(200);
  expect((await api.call('GET', '/api/session', { cookie: last })).status).toBe(401);
});

it('records what it did and refused in a chain that holds', async () => {
  await signIn(administrator.email, 'wrong once');
  const entries = await createOrganisationRecordStore(database.db).list(organisationId, 0, 10_000);
  expect(verifyRecord(organisationId, entries)).toEqual([]);
  const kinds = new Set(entries.map(({ kind }) => kind));
  for (const kind of [
    'signed-in',
    'signed-out',
    'sign-in-refused',
    'token-created',
    'token-revoked',
    'person-changed',
    'password-set',
  ])
    expect(kinds).toContain(kind);
  await expect(
    database.db('organisation_record').where({ no: 1 }).update({ kind: 'forged' }),
  ).rejects.toThrow(/only ever added to/);
});

it('numbers the record without a gap when many write at once', async () => {
  const token = await adminToken();
  const product = (code: number) => ({
    code: `P${code}`,
    name: 'P',
    category: 'c',
    unitPriceCents: 1,
    warrantyMonths: 1,
  });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, code) =>
      api.call('POST', '/api/products', { token, body: product(code) }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
  const entries = await createOrganisationRecordStore(database.db).list(organisationId, 0, 10_000);
  expect(verifyRecord(organisationId, entries)).toEqual([]);
});

it('never logs a password, a token or a cookie', async () => {
  const token = await adminToken();
  await api.call('GET', '/api/products?cursor=what-someone-typed', { token });
  await signIn(attendant.email, 'a secret that was mistyped');
  const text = logged.join('\n');
  expect(text).toContain('/api/session');
  for (const secret of [
    token,
    attendant.password,
    'mistyped',
    'what-someone-typed',
    'roteiro.session',
  ])
    expect(text).not.toContain(secret);
});
