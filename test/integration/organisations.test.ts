import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createOrganisation } from '../../server/organisations/create-organisation.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const actor = { kind: 'installation', command: 'test' } as const;
const password = 'a long password';

let database: TestDatabase;
let api: TestApi;
let ours: Awaited<ReturnType<typeof administered>>;
let theirs: typeof ours;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  [ours, theirs] = await Promise.all([administered('nossa'), administered('deles')]);
});
afterAll(() => api.close());

async function administered(slug: string) {
  const administrator = {
    email: `${slug}@exemplo.test`,
    name: slug,
    language: 'pt',
    password,
  } as const;
  const order = { name: slug, slug, timeZone: 'America/Sao_Paulo', administrator };
  const at = new Date();
  const made = await createOrganisation(database.db, order, actor, at);
  const organisationId = made.organisation.id;
  const wish = { organisationId, name: 'test', role: 'administrator', personId: null } as const;
  const { token } = await createToken(database.db, { ...wish, actor }, at);
  return { token, administratorId: made.administratorId };
}

const versioned = z.object({ version: z.number() });

async function setQueues(token: string, queues: readonly string[]) {
  const { version } = versioned.parse((await api.call('GET', '/api/organisation', { token })).body);
  const settings = { queues, serviceTypes: [] };
  return api.call('PATCH', '/api/organisation', { token, body: { version, settings } });
}

it('keeps a queue for the organisation that has it', async () => {
  expect((await setQueues(ours.token, ['oficina', 'loja'])).status).toBe(200);

  const refused = await setQueues(theirs.token, ['estoque', 'oficina']);
  expect([refused.status, refused.code]).toEqual([409, 'QUEUE_TAKEN']);

  expect((await setQueues(ours.token, ['loja'])).status).toBe(200);
  expect((await setQueues(theirs.token, ['estoque', 'oficina'])).status).toBe(200);
});

it('gives a queue that two want at once to one of them', async () => {
  const both = await Promise.all([
    setQueues(ours.token, ['nova']),
    setQueues(theirs.token, ['nova']),
  ]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
});

async function change(id: string, body: object) {
  const { token } = ours;
  const person = await api.call('GET', `/api/people/${id}`, { token });
  const { version } = versioned.parse(person.body);
  return api.call('PATCH', `/api/people/${id}`, { token, body: { version, ...body } });
}

it('does not let the last administrator go', async () => {
  const { administratorId: first, token } = ours;
  for (const body of [{ disabled: true }, { roles: ['auditor'] }]) {
    const refused = await change(first, body);
    expect([refused.status, refused.code]).toEqual([409, 'LAST_ADMINISTRATOR']);
  }
  const body = {
    email: 'segunda@exemplo.test',
    name: 'Segunda',
    roles: ['administrator'],
    timeZone: 'America/Manaus',
    password,
  };
  const made = await api.call('POST', '/api/people', { token, body });
  const { id: second } = z.object({ id: z.string() }).parse(made.body);

  const both = await Promise.all([
    change(first, { disabled: true }),
    change(second, { disabled: true }),
  ]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
});
