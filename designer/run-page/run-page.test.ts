import { describe, expect, it } from 'vitest';
import { lastChanges } from './last-changes.ts';
import { createKeyOf } from './new-key.ts';
import { parseVariables } from './parse-variables.ts';
import { toFact } from './run-fact.ts';
import { runMarks } from './run-marks.ts';

describe('parseVariables', () => {
  it('takes an object or nothing', () => {
    expect(parseVariables('  ')).toEqual({ ok: true, variables: {} });
    expect(parseVariables('{"a": [1]}')).toEqual({ ok: true, variables: { a: [1] } });
    expect(parseVariables('[1]')).toMatchObject({ ok: false, problem: 'not-an-object' });
    expect(parseVariables('null')).toMatchObject({ ok: false, problem: 'not-an-object' });
    expect(parseVariables('{"a":')).toMatchObject({ ok: false, problem: 'not-json' });
  });
});

describe('createKeyOf', () => {
  it('gives the same content the same key, and changed content another', () => {
    let made = 0;
    const keyOf = createKeyOf(() => String((made += 1)));
    expect(keyOf({ a: 1 })).toBe('1');
    expect(keyOf({ a: 1 })).toBe('1');
    expect(keyOf({ a: 2 })).toBe('2');
    expect(createKeyOf()({})).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('lastChanges', () => {
  it('finds the fact that last set each variable of the run itself', () => {
    const set = (seq: number, variables: unknown) =>
      toFact({
        seq,
        epoch: 1,
        at: '2026-01-01T00:00:00Z',
        rawAt: null,
        type: 'element-left',
        elementId: 'e',
        token: 1,
        actor: null,
        data: { flows: [] },
        change: { variables },
        hash: '',
        previousHash: '',
      });
    const changes = lastChanges([
      set(1, { 0: { a: 1, b: 1 } }),
      set(2, { 0: { a: 2 }, 7: { b: 9 } }),
    ]);
    expect([...changes].map(([name, { seq }]) => [name, seq])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('runMarks', () => {
  const open = { token: 1, name: null, type: 'userTask', since: '' };
  it('counts tokens, leaves frames out and names incidents', () => {
    const marks = runMarks(
      {
        open: [
          { ...open, elementId: 'frame', kind: 'scope' },
          { ...open, elementId: 'a', kind: 'task' },
          { ...open, elementId: 'b', kind: 'step' },
          { ...open, elementId: 'b', kind: 'step' },
          { ...open, elementId: 'c', kind: 'call', calledIncidents: 1 },
        ],
        incidents: [],
      },
      'en',
    );
    expect(marks.map(({ elementId, tone, badge, says }) => [elementId, tone, badge, says])).toEqual(
      [
        ['a', 'token', '1', 'waits for a person'],
        ['b', 'token', '2', '2 tokens'],
        ['c', 'token', '1', 'another run works'],
        ['c', 'incident', '!', 'incident'],
      ],
    );
  });
});
