import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { z } from 'zod';
import { newsMessage, type Topic } from '../../server/events/event-contract.ts';
import { systemClock } from '../../server/clock/clock.ts';
import { createListener, type Listener } from '../../server/db/listen.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import { FACTS_CHANNEL } from '../../server/facts/what-to-write.ts';
import { createOrganisation } from '../../server/organisations/create-organisation.ts';
import { RECORD_CHANNEL } from '../../server/organisation-record/record-channel.ts';
import type { OrganisationId } from '../../server/people/person.ts';
import type { Role } from '../../server/people/role.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { noRuns, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const CHECK_EVERY_MS = 300;
const actor = { kind: 'installation', command: 'test' } as const;

let database: TestDatabase;
let listener: Listener;
let api: TestApi;
let organisationId: OrganisationId;
let other: OrganisationId;
let places: { id: string; code: string }[];

beforeAll(async () => {
  database = await createTestDatabase();
  ({ organisationId } = await seedOrganisation(database.db, systemClock));
  const administrator = {
    email: 'admin@other.test',
    name: 'Other',
    language: 'en',
    password: 'a password of theirs',
  } as const;
  const wish = { slug: 'other', name: 'Other', timeZone: 'UTC', administrator };
  other = (await createOrganisation(database.db, wish, actor, new Date())).organisation.id;
  places = await database.db('points_of_sale').orderBy('code').select('id', 'code');
  listener = createListener(database.url, [FACTS_CHANNEL, RECORD_CHANNEL]);
  api = await startApi(database, {
    runs: { ...noRuns, listener },
    checkSessionsEveryMs: CHECK_EVERY_MS,
  });
});
afterAll(async () => {
  await api.close();
  await listener.close();
});

interface Hearing {
  readonly heard: Topic[];
  readonly ended: Promise<void>;
  readonly response: Response;
  close(): void;
}

async function hear(headers: Record<string, string>): Promise<Hearing> {
  const abort = new AbortController();
  const response = await fetch(`${api.url}/api/events`, { headers, signal: abort.signal });
  const heard: Topic[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? [])
      for (const [, data = ''] of decoder.decode(chunk).matchAll(/^data: (.*)$/gm))
        heard.push(...newsMessage.parse(JSON.parse(data)).topics);
  };
  const ended = read().catch(() => undefined);
  return { heard, ended, response, close: () => abort.abort() };
}

async function bearer(of: OrganisationId, role: Role = 'auditor') {
  const order = { organisationId: of, name: 'test', role, personId: null, actor };
  const { token } = await createToken(database.db, order, new Date());
  return { authorization: `Bearer ${token}` };
}

async function cookieOf(email: string, password: string) {
  const answer = await api.call('POST', '/api/session', { body: { email, password } });
  return { cookie: answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '' };
}

/** What is told of a run that was written to. */
async function runAt(code: string | null): Promise<void> {
  const id = v7();
  await database.db('runs').insert({
    organisation_id: organisationId,
    id,
    process_id: 'p',
    version: 1,
    plan_hash: '0',
    point_of_sale_id: places.find((place) => place.code === code)?.id ?? null,
    zone: 'UTC',
    source: 'test',
    idempotency_key: id,
    request_hash: '0',
    status: 'running',
    started_month: '2026-03-01',
    started_at: new Date(),
    last_hash: '0',
    updated_at: new Date(),
  });
  await database.db.raw('select pg_notify(?, ?)', [FACTS_CHANNEL, `${id}:1`]);
}

const moment = (ms = 700): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('tells of what changes in one’s own organisation, and never of another’s', async () => {
  const headers = await bearer(organisationId, 'administrator');
  const headersOfOther = await bearer(other);
  // That the tokens were made is news itself: it is over when the listening begins.
  await moment();
  const own = await hear(headers);
  const others = await hear(headersOfOther);
  expect(own.response.headers.get('content-type')).toContain('text/event-stream');
  expect(own.response.headers.get('cache-control')).toContain('no-store');
  expect(own.response.headers.get('x-accel-buffering')).toBe('no');
  const body = { code: 'RJ-01', name: 'Rio', timeZone: 'America/Sao_Paulo' };
  const made = await api.call('POST', '/api/points-of-sale', { headers, body });
  expect(made.status).toBe(201);
  await runAt(null);
  await moment();
  expect(new Set(own.heard)).toEqual(new Set(['points-of-sale', 'runs', 'tasks', 'incidents']));
  expect(others.heard).toEqual([]);
  own.close();
  others.close();
});

it('tells of runs of the points of sale that one sees, and of those of none', async () => {
  // Ana works at SP-01, Iara at AM-01.
  const ana = await hear(await cookieOf('ana@exemplo.test', 'atender-com-calma'));
  const iara = await hear(await cookieOf('iara@exemplo.test', 'multimetro-azul-7'));
  await runAt('SP-01');
  await moment();
  expect(ana.heard).toEqual(['runs', 'tasks', 'incidents']);
  expect(iara.heard).toEqual([]);
  await runAt(null);
  await moment();
  expect(iara.heard).toEqual(['runs', 'tasks', 'incidents']);
  ana.close();
  iara.close();
});

it('says nothing of who signs in, and ends when the session does', async () => {
  const headers = await cookieOf('carla@exemplo.test', 'quadro-do-dia-30');
  const carla = await hear(headers);
  await cookieOf('ana@exemplo.test', 'atender-com-calma');
  await moment(2 * CHECK_EVERY_MS);
  expect(carla.heard).toEqual([]);
  const signedOut = await api.call('DELETE', '/api/session', {
    headers: { ...headers, 'x-roteiro-request': '1' },
  });
  expect(signedOut.status).toBe(200);
  await expect(Promise.race([carla.ended.then(() => 'ended'), moment(3000)])).resolves.toBe(
    'ended',
  );
});

it('lets one person have twenty connections, and lets another in again once one is closed', async () => {
  const headers = await bearer(organisationId);
  const all = await Promise.all(Array.from({ length: 20 }, () => hear(headers)));
  expect(new Set(all.map(({ response }) => response.status))).toEqual(new Set([200]));
  const refused = await fetch(`${api.url}/api/events`, { headers });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  const error = z.object({ error: z.object({ code: z.string() }) });
  expect(error.parse(await refused.json()).error.code).toBe('CONNECTIONS_TOO_MANY');
  all[0]?.close();
  await moment(200);
  const again = await hear(headers);
  expect(again.response.status).toBe(200);
  for (const each of [...all, again]) each.close();
});

it('does not hold up a server that stops', async () => {
  const going = await startApi({ ...database, close: () => Promise.resolve() });
  const headers = await bearer(organisationId);
  const response = await fetch(`${going.url}/api/events`, { headers });
  const began = performance.now();
  await going.close();
  expect(performance.now() - began).toBeLessThan(900);
  expect(await response.text()).toContain('retry:');
});
