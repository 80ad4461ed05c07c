import { expect, it } from 'vitest';
import { aDiagram, boundary, end, start, timer, userTask } from '../../test/support/a-diagram.ts';
import { compileProcedure } from '../compile/compile-procedure.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import { DEFAULT_SHELL_SETTINGS, type RecordBatch, type RunInput } from '../messages.ts';
import { planHash } from '../plan/plan-hash.ts';
import { createHost, isHeldBack, type Host } from './host.ts';
import { carryRun, isClosed } from './hosted-run.ts';
import { BATCH_BYTES, UNWRITTEN_LIMIT_BYTES } from './unwritten.ts';

const T0 = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const ana = { kind: 'person', id: 'ana', role: null } as const;

const { plans } = await compileProcedure({
  xml: aDiagram(
    'inspecao',
    [start(), userTask('medir'), boundary('tarde', 'medir', timer('timeDuration', 'PT1H')), end()],
    ['start->medir', 'medir->end', 'tarde->end'],
  ),
});
const [plan] = plans;
if (plan === undefined) throw new Error('It does not compile.');
const hash = planHash(plan);

function inputOf(runId: string, clockOffsetMs = 0): RunInput {
  if (plan === undefined) throw new Error('It does not compile.');
  const at = T0 + clockOffsetMs;
  const occurrence = {
    kind: 'run-started',
    id: `start/${runId}`,
    at,
    element: null,
    variables: {},
    actor: null,
  } as const;
  return {
    planHash: hash,
    plan,
    start: {
      runId,
      organisationId: 'o',
      zone: 'UTC',
      at,
      clockOffsetMs,
      epoch: 1,
      startedMonth: '2026-01-01',
      pointOfSaleId: null,
      caller: null,
      occurrence,
    },
    settings: DEFAULT_SHELL_SETTINGS,
    carried: null,
  };
}

function completion(host: Host, runId: string, id: string, values = {}): Occurrence {
  const tokens = Object.values(host.runs.get(runId)?.state.tokens ?? {});
  const token = tokens.find(({ wait }) => wait.kind === 'task')?.id ?? 0;
  return { kind: 'task-completed', id, at: T0 + 1, token, values, actor: ana };
}

const writeAll = (host: Host): RecordBatch[] => {
  const batches = host.takeBatches();
  host.written(batches);
  return batches;
};

const statuses = (host: Host) => [...host.runs.values()].map(({ state }) => state.status);

it('hosts three runs and moves only the one that is addressed', () => {
  const host = createHost([inputOf('a'), inputOf('b'), inputOf('c')]);
  host.turn(T0);
  expect(writeAll(host).map(({ runId }) => runId)).toEqual(['a', 'b', 'c']);

  expect(host.deliver('b', [completion(host, 'b', 'c1')])).toBe(true);
  expect(host.deliver('elsewhere', [completion(host, 'b', 'c1')])).toBe(false);
  host.turn(T0 + 1);

  expect(statuses(host)).toEqual(['running', 'completed', 'running']);
  expect(writeAll(host).map(({ runId }) => runId)).toEqual(['b']);
  host.forget('b');
  expect([...host.runs.keys()]).toEqual(['a', 'c']);
});

it('fires each run’s timers by its own clock', () => {
  const host = createHost([inputOf('a'), inputOf('ahead', 30 * HOUR)]);
  host.turn(T0);
  expect(host.nextDue()).toBe(T0 + HOUR);

  const ahead = host.runs.get('ahead');
  if (ahead === undefined) throw new Error('It is not hosted.');
  ahead.clockOffsetMs += 2 * HOUR;
  host.turn(T0);

  expect(statuses(host)).toEqual(['running', 'completed']);
});

it('takes a timer that was due before a message it sees earlier', () => {
  const host = createHost([inputOf('a')]);
  host.turn(T0);
  const late = { ...completion(host, 'a', 'c1'), at: T0 + 2 * HOUR };
  host.deliver('a', [late]);
  host.turn(T0 + 2 * HOUR);

  const facts = writeAll(host).flatMap((batch) => batch.facts.map(({ type }) => type));
  expect(facts).toContain('timer-fired');
  expect(facts).not.toContain('task-completed');
});

it('numbers occurrences and facts without a gap across writes and carrying', () => {
  const host = createHost([inputOf('a')]);
  host.turn(T0);
  const [first] = writeAll(host);
  const run = host.runs.get('a');
  if (first === undefined || run === undefined) throw new Error('It did not start.');
  const next = createHost([JSON.parse(JSON.stringify(carryRun(run))) as RunInput]);
  next.deliver('a', [completion(next, 'a', 'c1')]);
  next.turn(T0 + 1);

  const [second] = writeAll(next);
  expect(first.occurrences.map(({ no }) => no)).toEqual([1]);
  expect(second?.occurrences.map(({ no }) => no)).toEqual([2]);
  expect(second?.facts[0]?.seq).toBe((first.facts.at(-1)?.seq ?? 0) + 1);
  expect(second?.occurrences[0]?.firstSeq).toBe(second?.facts[0]?.seq);
});

it('stands still when too much is unwritten, and goes on when it is written', () => {
  const host = createHost([inputOf('a')]);
  host.turn(T0);
  const run = host.runs.get('a');
  if (run === undefined) throw new Error('It is not hosted.');
  const big = 'x'.repeat(UNWRITTEN_LIMIT_BYTES);
  const ignored = { ...completion(host, 'a', 'gone', { big }), token: 999 } as Occurrence;
  host.deliver('a', [ignored]);
  host.turn(T0 + 1);
  expect(isHeldBack(run)).toBe(true);

  host.deliver('a', [completion(host, 'a', 'c1')]);
  host.turn(T0 + 1);
  expect(isClosed(run)).toBe(false);
  expect(host.nextDue()).toBeNull();

  writeAll(host);
  host.turn(T0 + 1);
  expect(isClosed(run)).toBe(true);
});

it('cuts what it writes at whole occurrences when it is too much for one write', () => {
  const host = createHost([inputOf('a')]);
  const run = host.runs.get('a');
  if (run === undefined) throw new Error('It is not hosted.');
  const occurrence = { ...completion(host, 'a', 'c'), id: 'x'.repeat(BATCH_BYTES / 2) };
  for (const no of [1, 2, 3]) run.unwritten.add({ no, occurrence, firstSeq: 1, lastSeq: 0 }, []);

  expect(writeAll(host)[0]?.occurrences.map(({ no }) => no)).toEqual([1]);
  expect(writeAll(host)[0]?.occurrences.map(({ no }) => no)).toEqual([2]);
  expect(writeAll(host)[0]?.occurrences.map(({ no }) => no)).toEqual([3]);
  expect(run.unwritten.bytes()).toBe(0);
});
