import { describe, expect, it } from 'vitest';
import { readNodes } from '../task-form/form-node.ts';
import { attemptFor, readAttempt } from './attempt.ts';
import { describeValues } from './described-values.ts';
import { keptValues } from './kept-values.ts';
import { isNextOf } from './use-next-tasks.ts';
import { storyOf, type RecordEntry } from './story.ts';

const fact = (seq: number, type: string, data: object, actor: object | null): RecordEntry => ({
  source: 'run',
  seq,
  epoch: 1,
  at: '2026-01-01T00:00:00.000Z',
  rawAt: null,
  type,
  elementId: 'diagnosticar',
  token: 1,
  actor: actor === null ? null : { ...actor },
  data,
  hash: '',
  previousHash: '',
});

describe('an attempt to complete', () => {
  const next = () => ({ key: 'new', clientTime: 't' });

  it('keeps its key for the same values, and has another for others', () => {
    const before = { sent: '{"a":1}', key: 'old', clientTime: 's' };
    expect(attemptFor(before, '{"a":1}', next).key).toBe('old');
    expect(attemptFor(before, '{"a":2}', next).key).toBe('new');
    expect(attemptFor(null, '{}', next).key).toBe('new');
  });

  it('survives a reload, and whatever else lies there', () => {
    const kept = { sent: 's', key: 'k', clientTime: 't' };
    expect(readAttempt(JSON.stringify(kept))).toEqual(kept);
    expect(readAttempt('{')).toBeNull();
    expect(readAttempt(null)).toBeNull();
  });
});

describe('what is kept on the device', () => {
  const storage = () => {
    const held = new Map<string, string>();
    return {
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, text: string) => void held.set(name, text),
      removeItem: (name: string) => void held.delete(name),
    };
  };

  it('is given back until the server has it, and not what was typed since', () => {
    const kept = keptValues(storage(), 'ana', 't1');
    kept.keep({ a: 1 });
    kept.keep({ a: 2 });
    kept.forget({ a: 1 });
    expect(kept.read()).toEqual({ a: 2 });
    kept.forget({ a: 2 });
    expect(kept.read()).toBeNull();
  });

  it('is of one person, and does not break the page where nothing can be kept', () => {
    const shared = storage();
    keptValues(shared, 'ana', 't1').keep({ a: 1 });
    expect(keptValues(shared, 'rui', 't1').read()).toBeNull();
    const full = {
      ...shared,
      setItem() {
        throw new Error('full');
      },
    };
    expect(() => keptValues(full, 'ana', 't1').keep({ a: 2 })).not.toThrow();
  });
});

it('tells who did what, newest first, and leaves machinery out', () => {
  const lines = storyOf([
    fact(1, 'run-started', {}, { kind: 'person', id: 'p1', role: 'coordinator' }),
    fact(2, 'task-opened', { name: 'Diagnosticar' }, null),
    fact(3, 'element-entered', {}, null),
    {
      source: 'organisation',
      no: 7,
      at: '2026-01-02T00:00:00.000Z',
      type: 'task-claimed',
      actor: { kind: 'person', personId: 'p2', roles: ['technician'] },
      data: { elementId: 'diagnosticar' },
      hash: '',
      previousHash: '',
    },
    fact(4, 'task-completed', { values: {} }, { kind: 'person', id: 'p2', role: 'technician' }),
  ]);
  expect(lines.map(({ kind, what, actor }) => [kind, what, actor?.personId])).toEqual([
    ['completed', 'Diagnosticar', 'p2'],
    ['claimed', 'Diagnosticar', 'p2'],
    ['started', 'diagnosticar', 'p1'],
  ]);
  expect(lines[2]?.actor?.role).toBe('coordinator');
});

it('describes what was typed by the labels of the form, without what is empty', () => {
  const nodes = readNodes([
    { type: 'textfield', key: 'name', label: 'Name' },
    { type: 'checkbox', key: 'agreed', label: 'Agreed' },
    {
      type: 'dynamiclist',
      path: 'parts',
      label: 'Part',
      components: [{ type: 'textfield', key: 'code', label: 'Code' }],
    },
  ]);
  const values = { name: 'Rui', agreed: false, parts: [{ code: 'A' }, { code: '' }] };
  expect(describeValues(nodes, values)).toEqual([
    { label: 'Name', text: 'Rui' },
    { label: 'Part 1: Code', text: 'A' },
  ]);
});

it('goes on in the same run, or in one called for the same business key', () => {
  const task = { id: 'a', runId: 'r', businessKey: 'SOL-1' };
  expect(isNextOf(task, { ...task, id: 'b' })).toBe(true);
  expect(isNextOf(task, { id: 'b', runId: 'called', businessKey: 'SOL-1' })).toBe(true);
  expect(isNextOf(task, task)).toBe(false);
  const without = { ...task, businessKey: null };
  expect(isNextOf(without, { id: 'b', runId: 'other', businessKey: null })).toBe(false);
});
