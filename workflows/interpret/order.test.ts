import { describe, expect, it } from 'vitest';
import type { Occurrence } from './occurrence.ts';
import { nextOccurrence } from './order.ts';
import { initialState, type ProcedureState } from './state.ts';
import type { TimerWait } from './token.ts';

const person = { kind: 'person', id: 'ana', role: null } as const;

function withTimers(...dues: number[]): ProcedureState {
  const timers: Record<number, TimerWait> = {};
  dues.forEach((due, index) => {
    const id = index + 10;
    timers[id] = {
      id,
      token: 1,
      element: 't',
      due,
      purpose: 'boundary',
      cycle: null,
      fired: 0,
      missed: 0,
    };
  });
  return { ...initialState({ runId: 'r', zone: 'UTC', at: 0 }), status: 'running', timers };
}

const message = (id: string, at: number): Occurrence => ({
  kind: 'message-received',
  id,
  at,
  subscription: 1,
  messageId: id,
  name: 'm',
  variables: {},
  actor: null,
});

describe('nextOccurrence', () => {
  it('is null when nothing can move', () => {
    expect(nextOccurrence(withTimers(100), [], 99)).toBeNull();
  });

  it('takes a timer that was due before a message was received', () => {
    const next = nextOccurrence(withTimers(100), [message('m', 101)], 200);
    expect(next?.occurrence).toMatchObject({
      kind: 'timer-fired',
      timer: 10,
      at: 100,
      seenAt: 200,
    });
  });

  it('takes a message that was received before the timer was due', () => {
    expect(nextOccurrence(withTimers(100), [message('m', 99)], 200)?.occurrence.id).toBe('m');
  });

  it('lets the timer win in the same instant, and the lower id among equals', () => {
    const inbox = [message('b', 100), message('a', 100)];
    expect(nextOccurrence(withTimers(100), inbox, 100)?.occurrence.kind).toBe('timer-fired');
    expect(nextOccurrence(withTimers(), inbox, 100)?.occurrence.id).toBe('a');
    expect(nextOccurrence(withTimers(), inbox, 100)?.rest.map((one) => one.id)).toEqual(['b']);
  });

  it('sees a firing in its due moment when the clock was moved over it', () => {
    const moved: Occurrence = { kind: 'clock-advanced', id: 'c', at: 500, from: 50, actor: person };
    const next = nextOccurrence(withTimers(100, 600), [moved], 700);
    expect(next?.occurrence).toMatchObject({ timer: 10, seenAt: 100 });
    expect(nextOccurrence(withTimers(600), [moved], 700)?.occurrence.kind).toBe('clock-advanced');
    expect(nextOccurrence(withTimers(600), [], 700)?.occurrence).toMatchObject({ seenAt: 700 });
  });
});
