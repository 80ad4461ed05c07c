import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../server/db/connect.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { aDiagram, drawn, end, extended, start } from '../support/a-diagram.ts';
import { noRuns, startApi, type TestApi } from '../support/api.ts';
import { startMessageWorld, type MessageWorld } from '../support/message-world.ts';

let world: MessageWorld;
let api: TestApi;
let token: string;

beforeAll(async () => {
  world = await startMessageWorld();
  const { publishMessage, awaitMessage, organisationId } = world;
  const runs = { ...noRuns, publishMessage, awaitMessage };
  api = await startApi(connect(world.database.url), { runs });
  api.clock.advance(Date.now() - api.clock.now().getTime());
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = { organisationId, name: 't', role: 'coordinator', personId: null, actor } as const;
  ({ token } = await createToken(world.db, order, new Date()));
  const root = (id: string, name: string): string =>
    `<bpmn:message id="${id}" name="${name}">${extended(
      '<zeebe:subscription correlationKey="=order"/>',
    )}</bpmn:message>`;
  const told = '<bpmn:messageEventDefinition messageRef="told"/>';
  const begun = '<bpmn:messageEventDefinition messageRef="begun"/>';
  await world.draw(
    aDiagram(
      'waiter',
      [start(), drawn('intermediateCatchEvent', 'wait', told), end()],
      ['start->wait', 'wait->end'],
      root('told', 'told'),
    ),
  );
  await world.draw(
    aDiagram(
      'begins',
      [drawn('startEvent', 'begin', begun), drawn('manualTask', 'task'), end()],
      ['begin->task', 'task->end'],
      root('begun', 'begun'),
    ),
  );
}, 60_000);
afterAll(async () => {
  await api.close();
  await world.stop();
});

const post = (body: unknown, query = '', headers: Record<string, string> = {}) =>
  api.call('POST', `/api/messages${query}`, { token, body, headers });

it('answers with what the message caused, once Postgres has it', async () => {
  const runId = await world.start('waiter', { order: 'A1' });
  await world.untilSubscribed(runId);

  const answer = await post(
    { name: 'told', correlationKey: 'A1', variables: { ok: true }, messageId: 'm-1' },
    '?wait=true',
  );

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    messageId: 'm-1',
    deliveries: [{ runId, outcome: 'taken', seq: expect.any(Number) }],
    startedRuns: [],
  });
  expect(await world.statusOf(runId)).toBe('completed');
});

it('names the runs that it starts', async () => {
  const { status, body } = await post({ name: 'begun' }, '?wait=true');
  const [runId] = await world.runsOf('begins');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    deliveries: [],
    startedRuns: [{ processId: 'begins', runId, seq: expect.any(Number) }],
  });
});

it('answers 202 when the run takes longer than two seconds, and the same id then tells more', async () => {
  const runId = await world.start('waiter', { order: 'A2' });
  await world.untilSubscribed(runId);
  world.host.hold();
  const body = { name: 'told', correlationKey: 'A2', messageId: 'm-2' };

  const first = await post(body, '?wait=true');
  world.host.release();
  const second = await post(body, '?wait=true');

  expect(first.status).toBe(202);
  expect(first.body).toMatchObject({ deliveries: [{ runId, outcome: 'sent', seq: null }] });
  expect(second.status).toBe(200);
  expect(second.body).toMatchObject({ deliveries: [{ runId, outcome: 'taken' }] });
});

it.each([['PT10M'], [600_000]])('keeps a message for %s', async (timeToLive) => {
  const key = `ttl-${timeToLive}`;
  const { status } = await post({ name: 'told', correlationKey: key, timeToLive });
  expect(status).toBe(200);
  const row = await world
    .db('messages')
    .where({ key })
    .first<{ expires_at: Date; published_at: Date }>();
  expect(row.expires_at.getTime() - row.published_at.getTime()).toBe(600_000);
});

it('gives the same answer to the same Idempotency-Key, and refuses it for another message', async () => {
  const body = { name: 'told', correlationKey: 'A3' };
  const headers = { 'idempotency-key': 'key-1' };
  const answers = await Promise.all([1, 2, 3].map(() => post(body, '', headers)));
  expect(new Set(answers.map((each) => JSON.stringify(each.body))).size).toBe(1);
  expect((await world.db('messages').where({ key: 'A3' })).length).toBe(1);
  const other = await post({ ...body, correlationKey: 'A4' }, '', headers);
  expect([other.status, other.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
});

it('refuses a known id with other content', async () => {
  const body = { name: 'told', correlationKey: 'A5', messageId: 'm-5', variables: { n: 1 } };
  expect((await post(body)).status).toBe(200);
  const other = await post({ ...body, variables: { n: 2 } }, '', { 'accept-language': 'pt-BR' });
  expect([other.status, other.code]).toEqual([409, 'MESSAGE_ID_REUSED']);
  expect(JSON.stringify(other.body)).toContain('outro conteúdo');
});

const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

it.each([
  ['a prototype as a variable', '{"name":"told","variables":{"__proto__":{"polluted":true}}}'],
  ['a prototype inside one', '{"name":"told","variables":{"a":[{"__proto__":1}]}}'],
  ['a constructor inside one', '{"name":"told","variables":{"a":{"constructor":{}}}}'],
  ['the name of a FEEL built-in', '{"name":"told","variables":{"string length":1}}'],
  ['a variable without a name', '{"name":"told","variables":{"":1}}'],
  ['a list for variables', '{"name":"told","variables":[1]}'],
  ['more depth than FEEL reads', `{"name":"told","variables":${nested(70)}}`],
  ['more than 256 KB', `{"name":"told","variables":{"a":"${'x'.repeat(270_000)}"}}`],
  ['no name', '{"name":""}'],
  ['a name that is too long', `{"name":"${'n'.repeat(201)}"}`],
  ['a time to live that is no duration', '{"name":"told","timeToLive":"soon"}'],
  ['a time to live in the past', '{"name":"told","timeToLive":"-PT1H"}'],
  ['a time to live of years', '{"name":"told","timeToLive":"P10Y"}'],
  ['a key that is a number', '{"name":"told","correlationKey":7}'],
  ['a field that does not exist', '{"name":"told","ttl":1}'],
])('refuses %s', async (_, body) => {
  const response = await fetch(`${api.url}/api/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'REQUEST_NOT_VALID' } });
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it.each([
  ['a name with a control character', '{"name":"a\\u0000b"}'],
  ['half a character in the key', '{"name":"told","correlationKey":"\\ud800"}'],
])('refuses %s, which no database keeps', async (_, body) => {
  const { status, code } = await post(JSON.parse(body));
  expect([status, code]).toEqual([400, 'TEXT_NOT_KEEPABLE']);
});

it('lets nobody publish whose role may not', async () => {
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = {
    organisationId: world.organisationId,
    name: 't',
    role: 'technician',
    personId: null,
    actor,
  } as const;
  const technician = await createToken(world.db, order, new Date());
  const body = { name: 'told' };
  const answer = await api.call('POST', '/api/messages', { token: technician.token, body });
  expect([answer.status, answer.code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
});
