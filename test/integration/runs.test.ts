import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { composeRuns } from '../../server/runs/compose-runs.ts';
import { JOB_INTERVALS } from '../../server/background/jobs-of-runs.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import { DEFAULT_SHELL_SETTINGS } from '../../workflows/messages.ts';
import {
  aDiagram,
  boundary,
  drawn,
  end,
  extended,
  start,
  timer,
  userTask,
} from '../support/a-diagram.ts';
import { INSTALLATION_KEY, startInstallation, type Installation } from '../support/installation.ts';
import { freePort } from '../support/postgres-cluster.ts';
import {
  doTask,
  keyed,
  openTaskOf,
  publishBy,
  startedBy,
  startRunApi,
  untilRunIs,
  type ApiPerson,
  type RunApi,
} from '../support/run-api.ts';

vi.setConfig({ testTimeout: 60_000 });

const inner = aDiagram(
  'interno',
  [start(), userTask('dentro'), end()],
  ['start->dentro', 'dentro->end'],
);
const outer = aDiagram(
  'externo',
  [
    start(),
    drawn('callActivity', 'chamar', extended('<zeebe:calledElement processId="interno"/>')),
    boundary('limite', 'chamar', timer('timeDuration', 'P30D'), false),
    userTask('avisar'),
    end(),
  ],
  ['start->chamar', 'chamar->end', 'limite->avisar', 'avisar->end'],
);
const byMessage = aDiagram(
  'porMensagem',
  [
    drawn('startEvent', 'chega', '<bpmn:messageEventDefinition messageRef="m"/>'),
    userTask('ler'),
    end(),
  ],
  ['chega->ler', 'ler->end'],
  '<bpmn:message id="m" name="Chegou"/>',
);

let installation: Installation;
let api: RunApi;
let ada: ApiPerson;
let carla: ApiPerson;
let olga: ApiPerson;
let tania: ApiPerson;
let here: string;
let elsewhere: string;
let procedureId: string;

const withId = z.looseObject({ id: z.string() });
const listed = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().nullable(),
});

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  api = await startRunApi(installation);
  ada = await api.person('ada', 'administrator');
  const place = async (code: string, timeZone: string) => {
    const body = { code, name: code, timeZone };
    return withId.parse((await ada.call('POST', '/api/points-of-sale', body)).body).id;
  };
  here = await place('SP-01', 'America/Sao_Paulo');
  elsewhere = await place('AM-01', 'America/Manaus');
  carla = await api.person('carla', 'coordinator', { places: [here] });
  olga = await api.person('olga', 'process-owner');
  tania = await api.person('tania', 'technician', { places: [here] });
  for (const xml of [inner, outer, byMessage]) {
    procedureId = await publishBy(olga, xml);
  }
}, 120_000);
afterAll(async () => {
  await api.close();
  await installation.end();
});

it('starts a run once for a key, in the zone of its point of sale', async () => {
  const body = { processId: 'interno', pointOfSaleId: elsewhere, variables: { a: 1 } };
  const first = await olga.call('POST', '/api/runs', body, keyed('start-1'));
  const again = await olga.call('POST', '/api/runs', body, keyed('start-1'));
  const other = await olga.call('POST', '/api/runs', { ...body, variables: {} }, keyed('start-1'));

  expect(first.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect([other.status, other.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  const { runId } = z.object({ runId: z.string() }).parse(first.body);
  await openTaskOf(olga, runId, 'dentro');
  const state = await olga.call('GET', `/api/runs/${runId}/state`);
  expect(state.body).toMatchObject({ zone: 'America/Manaus', variables: { 0: { a: 1 } } });
});

it.each([
  ['an unknown process', { processId: 'nenhum' }, 404, 'NOT_FOUND'],
  ['an unknown version', { processId: 'interno', version: 9 }, 404, 'NOT_FOUND'],
  ['neither process nor procedure', {}, 400, 'REQUEST_NOT_VALID'],
  ['what a message starts', { processId: 'porMensagem' }, 422, 'PROCESS_NOT_STARTED_BY_HAND'],
  [
    'an unknown place',
    { processId: 'interno', pointOfSaleId: '01900000-0000-7000-8000-000000000001' },
    422,
    'REFERENCE_NOT_FOUND',
  ],
  [
    'a key with a null character',
    { processId: 'interno', businessKey: 'a\u0000' },
    400,
    'TEXT_NOT_KEEPABLE',
  ],
  ['a reserved name', { processId: 'interno', variables: { now: 1 } }, 422, 'VARIABLES_NOT_VALID'],
  [
    'a variable too large',
    { processId: 'interno', variables: { a: 'x'.repeat(70_000) } },
    422,
    'VARIABLES_NOT_VALID',
  ],
])('refuses to start %s', async (_, body, status, code) => {
  const answer = await olga.call('POST', '/api/runs', body);
  expect([answer.status, answer.code]).toEqual([status, code]);
});

it('refuses __proto__ in variables and stays as it was', async () => {
  const response = await fetch(`${api.url}/api/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${olga.token}`, 'content-type': 'application/json' },
    body: '{"processId":"interno","variables":{"a":{"__proto__":{"polluted":true}}}}',
  });
  expect(response.status).toBe(422);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('lets coordinators start at their points of sale only, and a program anywhere', async () => {
  const at = (pointOfSaleId: string) => ({ processId: 'interno', pointOfSaleId });
  expect((await carla.call('POST', '/api/runs', at(elsewhere))).code).toBe(
    'POINT_OF_SALE_NOT_YOURS',
  );
  expect((await carla.call('POST', '/api/runs', at(here))).status).toBe(201);
  const program = await api.program('coordinator');
  expect((await program.call('POST', '/api/runs', at(elsewhere))).status).toBe(201);
});

it('finds runs by what they are, newest first, page by page', async () => {
  const from = new Date().toISOString();
  const ids: string[] = [];
  for (const businessKey of ['K-1', 'K-2', 'K-2'])
    ids.push(await startedBy(carla, 'interno', { businessKey, pointOfSaleId: here }));
  ids.reverse();
  const read = async (query: string) =>
    listed.parse((await carla.call('GET', `/api/runs?${query}`)).body);

  const first = await read(`limit=2&from=${from}`);
  const rest = await read(`limit=2&from=${from}&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(rest.nextCursor).toBeNull();
  expect((await read('businessKey=K-2')).items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect((await read(`to=${from}&businessKey=K-2`)).items).toEqual([]);
  expect((await read('process=externo')).items).toEqual([]);
  expect((await read(`process=interno&version=1&status=completed&from=${from}`)).items).toEqual([]);
  expect((await read(`pointOfSale=${elsewhere}`)).items).toEqual([]);
  const tampered = await carla.call('GET', '/api/runs?cursor=abc');
  expect(tampered.code).toBe('CURSOR_NOT_VALID');
});

it('shows where a run stands, also in what it called, and folds its facts', async () => {
  const byProcedure = await olga.call('POST', '/api/runs', { procedureId });
  expect(byProcedure.code).toBe('PROCESS_NOT_STARTED_BY_HAND');
  const runId = await startedBy(carla, 'externo', { pointOfSaleId: here });
  const called = z.object({
    open: z.array(z.looseObject({ kind: z.string(), calledRunId: z.string().optional() })),
  });
  const calledRunId = await vi.waitFor(async () => {
    const { open } = called.parse((await carla.call('GET', `/api/runs/${runId}`)).body);
    const id = open.find(({ kind }) => kind === 'call')?.calledRunId;
    if (id === undefined) throw new Error('not called yet');
    return id;
  }, 20_000);
  expect((await carla.call('GET', `/api/runs/${runId}`)).body).toMatchObject({
    open: [{ elementId: 'chamar', type: 'callActivity', kind: 'call', calledIncidents: 0 }],
    timers: [{ elementId: 'limite', purpose: 'boundary', dueAt: expect.any(String) }],
    temporal: { workflowId: runId },
  });
  expect((await carla.call('GET', `/api/runs/${calledRunId}`)).body).toMatchObject({
    calledBy: { runId },
  });
  const done = await doTask(tania, await openTaskOf(tania, calledRunId, 'dentro'), { ok: true });
  expect(done.status).toBe(200);
  await untilRunIs(carla, runId, 'completed');

  const facts = z.object({
    items: z.array(z.looseObject({ seq: z.number(), hash: z.string(), previousHash: z.string() })),
    nextCursor: z.string().nullable(),
  });
  const read = async (query: string) =>
    facts.parse((await carla.call('GET', `/api/runs/${runId}/facts?${query}`)).body);
  const whole = await read('limit=1000');
  const first = await read('limit=3');
  const rest = await read(`limit=1000&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items]).toEqual(whole.items);
  expect((await read('after=3&limit=1000')).items).toEqual(rest.items);
  for (const [index, fact] of whole.items.entries())
    expect(fact.previousHash).toBe(whole.items[index - 1]?.hash ?? '0'.repeat(64));

  const stored = (await installation.facts(runId)).map(({ fact }) => fact);
  const stateAt = async (seq: number) =>
    (await carla.call('GET', `/api/runs/${runId}/state?seq=${seq}`)).body;
  const empty = z.custom<Parameters<typeof foldFacts>[0]>().parse(await stateAt(0));
  for (const seq of [1, 4, stored.length])
    expect(await stateAt(seq)).toEqual(foldFacts(empty, stored.slice(0, seq)));
  const beyond = await carla.call('GET', `/api/runs/${runId}/state?seq=${stored.length + 1}`);
  expect([beyond.status, beyond.code]).toEqual([404, 'NOT_FOUND']);
  expect((await carla.call('GET', `/api/runs/${runId}/state?seq=-1`)).status).toBe(400);
  expect((await carla.call('GET', `/api/runs/${runId}/state?seq=x`)).status).toBe(400);
});

it('sets variables and cancels, with the reason, and reads its own write', async () => {
  const runId = await startedBy(carla, 'interno', { pointOfSaleId: here });
  await openTaskOf(tania, runId, 'dentro');
  const set = { variables: { prioridade: 'P1' }, reason: 'O cliente insistiu.' };
  const path = `/api/runs/${runId}/variables`;

  const first = await carla.call('POST', path, set, keyed('set'));
  const again = await carla.call('POST', path, set, keyed('set'));

  expect(first).toMatchObject({ status: 200, body: { runId, seq: expect.any(Number) } });
  expect(again.body).toEqual(first.body);
  expect((await carla.call('GET', `/api/runs/${runId}`)).body).toMatchObject({
    variables: { prioridade: 'P1' },
  });
  expect((await carla.call('POST', path, { ...set, holder: 1 })).code).toBe('ELEMENT_LEFT');
  expect((await carla.call('POST', path, { ...set, variables: { sum: 1 } })).code).toBe(
    'VARIABLES_NOT_VALID',
  );
  const cancel = () =>
    carla.call('POST', `/api/runs/${runId}/cancel`, { reason: 'Desistiu.' }, keyed('cancel'));
  const cancelled = await cancel();
  expect(cancelled.status).toBe(200);
  expect((await carla.call('GET', `/api/runs/${runId}`)).body).toMatchObject({
    status: 'cancelled',
    open: [],
  });
  expect((await cancel()).body).toEqual(cancelled.body);
  expect((await carla.call('POST', path, set)).code).toBe('RUN_CLOSED');
  const facts = await carla.call('GET', `/api/runs/${runId}/facts`);
  expect(facts.body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({
        type: 'variables-set',
        actor: { kind: 'person', id: carla.id, role: 'coordinator' },
        data: expect.objectContaining({ reason: 'O cliente insistiu.' }),
      }),
      expect.objectContaining({ type: 'run-cancelled', data: { reason: 'Desistiu.' } }),
    ]),
  });
});

it('accepts a start while Temporal is away, and delivers it later', async () => {
  const key = installationKey(INSTALLATION_KEY);
  const away = composeRuns({
    ...installation,
    personalKey: personalKey(key),
    temporal: { address: `127.0.0.1:${await freePort()}`, namespace: 'default' },
    shellSettings: DEFAULT_SHELL_SETTINGS,
    intervals: JOB_INTERVALS,
  });
  const apart = await startRunApi({ ...installation, ...away });
  const { token } = olga;
  const response = await fetch(`${apart.url}/api/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ processId: 'interno' }),
  });
  expect(response.status).toBe(202);
  const { runId } = z.object({ runId: z.string() }).parse(await response.json());
  await apart.close();
  await away.stop();

  await openTaskOf(olga, runId, 'dentro');
});
