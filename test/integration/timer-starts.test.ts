import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFireTimerStarts } from '../../server/schedules/fire-timer-starts.ts';
import { createTimerStartStore } from '../../server/schedules/timer-start-store.ts';
import { aDiagram, drawn, end, timer } from '../support/a-diagram.ts';
import { startMessageWorld, type MessageWorld } from '../support/message-world.ts';

let world: MessageWorld;
let fire: () => Promise<void>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Kind = Parameters<typeof timer>[0];
const timed = (processId: string, kind: Kind, text: string): string =>
  aDiagram(
    processId,
    [drawn('startEvent', 'begin', timer(kind, text)), drawn('manualTask', 'done'), end()],
    ['begin->done', 'done->end'],
  );

beforeAll(async () => {
  world = await startMessageWorld();
  fire = createFireTimerStarts(world);
}, 60_000);
afterAll(() => world.stop());

async function startedAt(processId: string): Promise<number[]> {
  const rows = await world
    .db('runs')
    .where({ process_id: processId })
    .orderBy('started_at')
    .select<{ started_at: Date }[]>('started_at');
  return rows.map((row) => row.started_at.getTime());
}

const timerOf = async (processId: string) =>
  (await createTimerStartStore(world.db).ofOrganisation(world.organisationId)).find(
    (each) => each.processId === processId,
  );

/** As if the timer were due so much earlier, and everything had been down since. */
async function missed(processId: string, milliseconds: number): Promise<number> {
  const due = ((await timerOf(processId))?.due ?? 0) - milliseconds;
  await world
    .db('timer_starts')
    .where({ process_id: processId })
    .update({ due_at: new Date(due) });
  return due;
}

it('starts one run a moment, at the moment, on however many servers', async () => {
  await world.draw(timed('hourly', 'timeCycle', 'R/PT1H'));
  const first = await missed('hourly', 3 * HOUR + MINUTE);

  await Promise.all([fire(), fire(), fire(), fire()]);

  expect(await startedAt('hourly')).toEqual([first, first + HOUR, first + 2 * HOUR]);
  expect((await timerOf('hourly'))?.due).toBe(first + 3 * HOUR);
  for (const runId of await world.runsOf('hourly')) await world.untilStatus(runId, 'completed');
});

it('makes up for one day, and counts what was before as over', async () => {
  await world.draw(timed('counted', 'timeCycle', 'R40/PT6H'));
  const first = await missed('counted', 10 * DAY);

  await fire();

  const starts = await startedAt('counted');
  expect(starts).toHaveLength(4);
  expect(starts.every((at) => at > Date.now() - DAY - MINUTE)).toBe(true);
  expect(starts.every((at) => (at - first) % (6 * HOUR) === 0)).toBe(true);
  expect(await timerOf('counted')).toBeUndefined();
});

it('starts once at a date and after a duration, and is then gone', async () => {
  await world.draw(timed('soon', 'timeDuration', 'PT0S'));
  await world.draw(timed('dated', 'timeDate', '=now() + duration("-PT1H")'));
  await world.draw(timed('later', 'timeDuration', 'PT2H'));

  await fire();
  await fire();

  expect(await startedAt('soon')).toHaveLength(1);
  expect(await startedAt('dated')).toHaveLength(0);
  expect(await startedAt('later')).toHaveLength(0);
  expect(await timerOf('soon')).toBeUndefined();
  expect(await timerOf('dated')).toBeUndefined();
});

it('fires all that a moved clock makes due, in order', async () => {
  await world.draw(timed('daily', 'timeCycle', 'R/P1D'));
  const first = (await timerOf('daily'))?.due ?? 0;
  await world.moveClock(5 * DAY + HOUR);

  await fire();

  const starts = await startedAt('daily');
  expect(starts).toEqual([0, 1, 2, 3, 4].map((day) => first + day * DAY));
  expect(await startedAt('later')).toHaveLength(1);
}, 30_000);

it('follows the newest version, and stops when the procedure is hidden', async () => {
  const procedure = await world.draw(timed('versioned', 'timeCycle', 'R/PT1H'));
  await world.draw(timed('versioned', 'timeDuration', 'P2D'), procedure);
  expect(await timerOf('versioned')).toMatchObject({ version: 2, cycle: null });

  await world.hide(procedure, true);
  expect(await timerOf('versioned')).toBeUndefined();
  await world.hide(procedure, false);
  expect(await timerOf('versioned')).toMatchObject({ version: 2 });
});

it('refuses to publish a timer that needs a run', async () => {
  await expect(world.draw(timed('lost', 'timeDate', '=dueAt'))).rejects.toMatchObject({
    code: 'PROCEDURE_HAS_PROBLEMS',
    details: { problems: [{ code: 'timer-start-not-readable', elementId: 'begin' }] },
  });
});

it('tries again when a run cannot be started, and starts it once', async () => {
  await world.draw(timed('retried', 'timeDuration', 'PT0S'));
  let away = true;
  const failing = createFireTimerStarts({
    ...world,
    startRun: async (wish) => {
      const started = await world.startRun(wish);
      if (away) throw new Error('The server dies after starting.');
      return started;
    },
  });

  await failing();
  expect(await timerOf('retried')).toBeDefined();
  away = false;
  await world.db('timer_starts').update({ held_until: null });
  await failing();

  expect(await startedAt('retried')).toHaveLength(1);
  expect(await timerOf('retried')).toBeUndefined();
}, 30_000);
