import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { clockAdvanceCommand } from '../../server/cli/clock-advance.ts';
import { aDiagram, boundary, end, start, timer, userTask } from '../support/a-diagram.ts';
import { startInstallation, until, type Installation } from '../support/installation.ts';
import {
  openTaskOf,
  startedBy,
  startRunApi,
  untilRunIs,
  type ApiPerson,
  type RunApi,
} from '../support/run-api.ts';

vi.setConfig({ testTimeout: 60_000 });

/** b1 and b2 remind, b3 ends: as the legal clock of a repair. */
const relogio = aDiagram(
  'relogio',
  [
    start(),
    userTask('reparar'),
    boundary('b1', 'reparar', timer('timeDuration', 'P20D'), false),
    boundary('b2', 'reparar', timer('timeDuration', 'P25D'), false),
    boundary('b3', 'reparar', timer('timeDuration', 'P30D')),
    userTask('avisar'),
    userTask('escalar'),
    end(),
  ],
  [
    'start->reparar',
    'reparar->end',
    'b1->avisar',
    'b2->escalar',
    'b3->end',
    'avisar->end',
    'escalar->end',
  ],
);

let installation: Installation;
let api: RunApi;
let ada: ApiPerson;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  await installation.publish(relogio);
  api = await startRunApi(installation);
  ada = await api.person('ada', 'administrator');
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await api.close();
  await installation.end();
});

const DAY = 24 * 60 * 60 * 1000;
const clock = z.looseObject({ now: z.coerce.date(), offsetMs: z.number(), movable: z.boolean() });
const readClock = async () => clock.parse((await ada.call('GET', '/api/clock')).body);
const facts = z.object({
  items: z.array(
    z.looseObject({ type: z.string(), elementId: z.string().nullable(), at: z.coerce.date() }),
  ),
});
const factsOf = async (runId: string) =>
  facts.parse((await ada.call('GET', `/api/runs/${runId}/facts?limit=1000`)).body).items;

it('fires in order, at their moments, what is due when the clock is moved thirty days', async () => {
  const runs = await Promise.all([1, 2].map(() => startedBy(ada, 'relogio')));
  for (const runId of runs) await openTaskOf(ada, runId, 'reparar');
  const [runId = ''] = runs;
  const before = await readClock();

  const moved = await ada.call('POST', '/api/clock/advance', { duration: 'P30D' });

  expect(moved).toMatchObject({ status: 200, body: { runs: 2, told: 2, movable: true } });
  const after = await readClock();
  expect(after.offsetMs - before.offsetMs).toBe(30 * DAY);
  const fired = await until('all are fired', async () => {
    const items = await factsOf(runId);
    const timers = items.filter(({ type }) => type === 'timer-fired');
    return timers.length === 3 ? { items, timers } : null;
  });
  expect(fired.timers.map(({ elementId }) => elementId)).toEqual(['b1', 'b2', 'b3']);
  const started = fired.items.find(({ type }) => type === 'task-opened')?.at.getTime() ?? 0;
  const days = fired.timers.map(({ at }) => Math.round((at.getTime() - started) / DAY));
  expect(days).toEqual([20, 25, 30]);
  await until('it is said that the clock was moved', async () =>
    (await factsOf(runId)).some(({ type }) => type === 'clock-advanced'),
  );
  for (const element of ['avisar', 'escalar']) await openTaskOf(ada, runId, element);
  const later = await startedBy(ada, 'relogio');
  await openTaskOf(ada, later, 'reparar');
  const [first] = await factsOf(later);
  expect(first?.at.getTime()).toBeGreaterThanOrEqual(after.now.getTime());
});

it('tells of every run that is started while the clock is moved', async () => {
  const [runs] = await Promise.all([
    Promise.all(Array.from({ length: 12 }, () => startedBy(ada, 'relogio'))),
    ada.call('POST', '/api/clock/advance', { duration: 'P31D' }),
  ]);
  const before = (await readClock()).now.getTime() - 30 * DAY;
  for (const runId of runs) {
    const [first] = await until('it has started', async () => {
      const items = await factsOf(runId);
      return items.length > 0 ? items : null;
    });
    // Who began on the old clock was told of the new one: its limit passes. The others wait.
    const isOld = first !== undefined && first.at.getTime() < before;
    const element = await until('it stands where its clock says', async () => {
      const items = await factsOf(runId);
      const fired = items.filter(({ type }) => type === 'timer-fired');
      if (fired.some(({ elementId }) => elementId === 'b3')) return 'b3';
      return !isOld && items.some(({ type }) => type === 'task-opened') ? 'reparar' : null;
    });
    expect(element).toBe(isOld ? 'b3' : 'reparar');
  }
});

it('moves from the command line, and says how far it is', async () => {
  vi.stubEnv('DATABASE_URL', installation.databaseUrl);
  const runId = await startedBy(ada, 'relogio');
  await openTaskOf(ada, runId, 'reparar');
  const before = await readClock();
  const printed: string[] = [];
  const warned: string[] = [];
  const output = {
    print: (line: string) => printed.push(line),
    warn: (line: string) => warned.push(line),
  };

  expect(await clockAdvanceCommand.run(['P20D'], output)).toBe(0);

  expect(printed.at(-1)).toMatch(/^It is now \d{4}-/);
  expect(warned.at(-1)).toMatch(/^(\d+) of \1 open runs went on$/);
  expect((await readClock()).offsetMs - before.offsetMs).toBe(20 * DAY);
  await openTaskOf(ada, runId, 'avisar');
  await expect(clockAdvanceCommand.run([], output)).rejects.toThrow('ISO 8601');
  await expect(clockAdvanceCommand.run(['P1D', '--organisation', 'x'], output)).rejects.toThrow(
    'no organisation x',
  );
});

it.each(['P-1D', '-P1D', 'PT0S', 'tomorrow', 'P200Y', ''])('refuses %j', async (duration) => {
  const answer = await ada.call('POST', '/api/clock/advance', { duration });
  expect([answer.status, answer.code]).toEqual([422, 'DURATION_NOT_VALID']);
});

it('is refused in production, and in an organisation that is not for trying out', async () => {
  const production = await startRunApi(installation, { production: true });
  const call = (url: string) =>
    fetch(`${url}/api/clock/advance`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
      body: '{"duration":"P1D"}',
    });
  const answer = await call(production.url);
  expect([answer.status, await answer.json()]).toMatchObject([
    403,
    { error: { code: 'CLOCK_NOT_MOVABLE' } },
  ]);
  await production.close();
  await installation.db('organisations').update({ kind: 'production', clock_offset_ms: 0 });
  expect((await call(api.url)).status).toBe(403);
  expect((await readClock()).movable).toBe(false);
  const runId = await startedBy(ada, 'relogio');
  await openTaskOf(ada, runId, 'reparar');
  await ada.call('POST', `/api/runs/${runId}/cancel`, { reason: 'Fim do teste.' });
  await untilRunIs(ada, runId, 'cancelled');
});
