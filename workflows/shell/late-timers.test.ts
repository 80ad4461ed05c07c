import { expect, it } from 'vitest';
import { aDiagram, boundary, end, start, timer, userTask } from '../../test/support/a-diagram.ts';
import { aRunInput } from '../../test/support/a-run-input.ts';
import { compileProcedure } from '../compile/compile-procedure.ts';
import type { PendingAnswer, PendingInput, RunUpdate, Told } from '../messages.ts';
import { createHost, type Host } from './host.ts';
import { takeOnce } from './hosted-run.ts';
import { createInquiry } from './inquiry.ts';
import { refuseUpdate } from './refuse-update.ts';
import { updateOccurrence } from './update-occurrence.ts';

const T0 = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const LATE = 10 * HOUR;
const ana = { kind: 'person', id: 'ana', role: null } as const;

// Reminds at two and four hours, ends at six.
const { plans } = await compileProcedure({
  xml: aDiagram(
    'inspecao',
    [
      start(),
      userTask('medir'),
      boundary('lembrar', 'medir', timer('timeCycle', 'R2/PT2H'), false),
      end('lembrado'),
      boundary('tarde', 'medir', timer('timeDuration', 'PT6H')),
      end(),
    ],
    ['start->medir', 'medir->end', 'lembrar->lembrado', 'tarde->end'],
  ),
});
const [plan] = plans;
if (plan === undefined) throw new Error('It does not compile.');
const inputOf = (runId: string) => aRunInput(plan, runId, T0);

/** Hosts runs that have begun, and of which nothing is on time that is a second late. */
function hostOf(...runIds: string[]): Host {
  const host = createHost(runIds.map(inputOf), (lateByMs) => lateByMs > 1000);
  host.turn(T0);
  return host;
}

function runOf(host: Host, runId = 'a') {
  const run = host.runs.get(runId);
  if (run === undefined) throw new Error('It is not hosted.');
  return run;
}

function completion(host: Host, at: number, runId = 'a'): RunUpdate {
  const tokens = Object.values(runOf(host, runId).state.tokens);
  const token = tokens.find(({ wait }) => wait.kind === 'task')?.id ?? 0;
  const input = { runId, completionId: `c/${at}`, token, values: {}, actor: ana, at };
  return { name: 'complete-task', input };
}

const told = (update: RunUpdate): Told => ({ kind: 'update-run', update });

/** What has happened since the last time, at which hour. */
function happened(host: Host): string[] {
  const batches = host.takeBatches();
  host.written(batches);
  const shown = ['timer-fired', 'task-completed', 'run-cancelled', 'occurrence-ignored'];
  return batches
    .flatMap(({ facts }) => facts)
    .filter(({ type }) => shown.includes(type))
    .map(({ type, at }) => `${type} ${(at - T0) / HOUR}`);
}

it('lets a timer that is on time fire without a question', () => {
  const host = hostOf('a');
  host.turn(T0 + 2 * HOUR + 500);

  expect(happened(host)).toEqual(['timer-fired 2']);
  expect(runOf(host).isInDoubt).toBe(false);
});

it('holds a late timer, and sets no alarm for it, while only that run is asked about', () => {
  const host = hostOf('a', 'b');
  takeOnce(runOf(host, 'b'), updateOccurrence(completion(host, T0 + 1, 'b')));
  host.turn(T0 + LATE);

  expect(happened(host)).toEqual([`task-completed ${1 / HOUR}`]);
  expect([runOf(host).isInDoubt, runOf(host, 'b').isInDoubt]).toEqual([true, false]);
  expect(host.nextDue()).toBeNull();
});

it('takes what was received before the timers at its own moment, and once', () => {
  const host = hostOf('a');
  const update = completion(host, T0 + 3 * HOUR);
  host.turn(T0 + LATE);
  host.answer('a', [told(update)], T0 + LATE, T0 + LATE);

  expect(happened(host)).toEqual(['timer-fired 2', 'task-completed 3']);
  expect(runOf(host).state.status).toBe('completed');
  expect(refuseUpdate(runOf(host), update)).toBeNull();
  expect(takeOnce(runOf(host), updateOccurrence(update))).toBe(false);
});

it('leaves what was received too late to its delivery, which refuses it', () => {
  const host = hostOf('a');
  const update = completion(host, T0 + 7 * HOUR);
  host.turn(T0 + LATE);
  host.answer('a', [told(update)], T0 + LATE, T0 + LATE);

  expect(happened(host)).toEqual(['timer-fired 2', 'timer-fired 4', 'timer-fired 6']);
  expect(refuseUpdate(runOf(host), update)).toBe('TASK_GONE');
});

it('takes one of two that contend for the same task', () => {
  const host = hostOf('a');
  const [first, second] = [completion(host, T0 + 3 * HOUR), completion(host, T0 + 3 * HOUR + 1)];
  host.turn(T0 + LATE);
  host.answer('a', [second, first].map(told), T0 + LATE, T0 + LATE);

  expect(happened(host)).toEqual(['timer-fired 2', 'task-completed 3']);
  expect(refuseUpdate(runOf(host), first)).toBeNull();
  expect(refuseUpdate(runOf(host), second)).toBe('TASK_GONE');
});

it('takes what else the outbox held: a cancel that somebody sent, and what another run did', () => {
  const cancel = { operationId: 'o', actor: ana, at: T0 + 5 * HOUR, reason: 'no more' };
  const occurrence = { kind: 'cancel', id: 'cancel/x/1', ...cancel } as const;
  const host = hostOf('a', 'b');
  host.turn(T0 + LATE);
  host.answer(
    'a',
    [told({ name: 'cancel', input: { runId: 'a', ...cancel } })],
    T0 + LATE,
    T0 + LATE,
  );
  expect(happened(host)).toEqual(['timer-fired 2', 'timer-fired 4', 'run-cancelled 5']);

  const delivery = { runId: 'b', occurrences: [occurrence] };
  host.answer('b', [{ kind: 'signal-run', delivery }], T0 + LATE, T0 + LATE);
  expect(happened(host)).toEqual(['timer-fired 2', 'timer-fired 4', 'run-cancelled 5']);
});

it('asks again about a timer that came to be due after the question, where that is late too', () => {
  const host = hostOf('a');
  host.turn(T0 + 3 * HOUR);
  host.answer('a', [], T0 + 3 * HOUR, T0 + 5 * HOUR);

  expect(happened(host)).toEqual(['timer-fired 2']);
  expect(runOf(host).isInDoubt).toBe(true);
  host.answer('a', [], T0 + 5 * HOUR, T0 + 5 * HOUR);
  expect(happened(host)).toEqual(['timer-fired 4']);
  expect(host.nextDue()).toBe(T0 + 6 * HOUR);
});

it('asks once for each run in doubt, and on until it has all', async () => {
  const host = hostOf('a', 'b');
  const update = completion(host, T0 + 3 * HOUR);
  const asked: PendingInput[] = [];
  const pending = async (input: PendingInput): Promise<PendingAnswer> => {
    asked.push(input);
    const isFirst = input.runId === 'a' && input.after === 0;
    return isFirst ? { told: [told(update)], next: 7 } : { told: [], next: null };
  };
  let woken = 0;
  const inquiry = createInquiry(
    host,
    pending,
    () => T0 + LATE,
    () => (woken += 1),
  );
  inquiry.ask();
  expect(inquiry.isOpen()).toBe(false);

  host.turn(T0 + LATE);
  inquiry.ask();
  inquiry.ask();
  expect(inquiry.isOpen()).toBe(true);
  await expect.poll(() => woken).toBe(2);

  expect(asked.map(({ runId, after }) => `${runId} ${after}`)).toEqual(['a 0', 'b 0', 'a 7']);
  expect(inquiry.isOpen()).toBe(false);
  expect([runOf(host), runOf(host, 'b')].map(({ state }) => state.time - T0)).toEqual([
    3 * HOUR,
    6 * HOUR,
  ]);
});
