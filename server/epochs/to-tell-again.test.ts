import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import { refersBeyond } from './refers-beyond.ts';
import { toTellAgain } from './to-tell-again.ts';

const actor = { kind: 'person', id: 'ana', role: null } as const;
const message = (subscription: number, at = 1): Occurrence => ({
  kind: 'message-received',
  id: `message/m/${subscription}`,
  at,
  subscription,
  messageId: 'm',
  name: 'n',
  variables: {},
  actor: null,
});
const ended = (token: number, runId: string): Occurrence => ({
  kind: 'call-ended',
  id: `call-ended/${runId}`,
  at: 2,
  token,
  runId,
  outcome: { kind: 'completed', variables: {} },
});
const cancel = (id: string, by: Occurrence<'cancel'>['actor']): Occurrence => ({
  kind: 'cancel',
  id,
  at: 5,
  actor: by,
  reason: '',
});
const subscription = (id: number) => ({
  id,
  token: 1,
  element: 'e',
  message: 'n',
  key: 'k',
  interrupting: true,
});
const call = (id: number, runId: string | null) => ({
  id,
  element: 'c',
  scope: 0,
  wait: { kind: 'call' as const, processId: 'p', runId },
});
const state = {
  tokens: { 2: call(2, 'r2'), 3: call(3, null) },
  subscriptions: { 4: subscription(4), 9: subscription(9) },
};
const again = (told: readonly Occurrence[], ...recorded: string[]) =>
  toTellAgain(told, new Set(recorded), state, 8).map(({ id }) => id);

describe('a run is told again', () => {
  it('of messages for what waited then and waits now', () => {
    expect(again([message(4), message(5), message(9)])).toEqual(['message/m/4']);
    expect(again([message(4)], 'message/m/4')).toEqual([]);
  });

  it('of ends of the runs that it called', () => {
    expect(again([ended(2, 'r2'), ended(2, 'other'), ended(7, 'r7')])).toEqual(['call-ended/r2']);
    expect(again([ended(3, 'r3')])).toEqual(['call-ended/r3']);
  });

  it('of its caller cancelling it, and of nothing that people did', () => {
    const caller = { kind: 'system', id: 'run/x', role: null } as const;
    const completed: Occurrence = {
      kind: 'task-completed',
      id: 'c',
      at: 1,
      token: 2,
      values: {},
      actor,
    };
    expect(again([cancel('by-caller', caller), cancel('by-ana', actor), completed])).toEqual([
      'by-caller',
    ]);
  });

  it('once, in the order of time', () => {
    const clock: Occurrence = { kind: 'clock-advanced', id: 'clock', at: 3, from: 1, actor };
    expect(again([clock, message(4, 9), message(4, 9), ended(2, 'r2')])).toEqual([
      'call-ended/r2',
      'clock',
      'message/m/4',
    ]);
  });
});

describe('what the outbox still holds is given up', () => {
  const operation = { runId: 'r', operationId: 'o', actor, at: 1 };
  const completion = (token: number) => ({
    kind: 'update-run' as const,
    update: {
      name: 'complete-task' as const,
      input: { runId: 'r', completionId: 'c', token, values: {}, actor, at: 1 },
    },
  });

  it('where an id could mean something else by now', () => {
    expect(refersBeyond(completion(7), 8)).toBe(false);
    expect(refersBeyond(completion(8), 8)).toBe(true);
    const told = (occurrence: Occurrence) => ({
      kind: 'signal-run' as const,
      delivery: { runId: 'r', occurrences: [occurrence] },
    });
    expect(refersBeyond(told(message(8)), 8)).toBe(true);
    expect(refersBeyond(told(ended(9, 'r9')), 8)).toBe(false);
    const input = { ...operation, reason: '' };
    expect(refersBeyond({ kind: 'update-run', update: { name: 'cancel', input } }, 8)).toBe(false);
  });
});
