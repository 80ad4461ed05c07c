import { describe, expect, it } from 'vitest';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { initialState } from '../../workflows/interpret/state.ts';
import { toFact } from '../run-page/run-fact.ts';
import { variableRows } from './changed-variables.ts';
import { evaluationsOf } from './evaluations-of.ts';
import { jump } from './jump.ts';
import { pathTaken } from './path-taken.ts';
import { replayMarks } from './replay-marks.ts';
import { countUpTo, createReplay } from './replay-state.ts';

const wire = (seq: number, type: string, data: unknown, change: unknown = {}) =>
  toFact({
    seq,
    epoch: 1,
    at: new Date(1_000 * seq).toISOString(),
    rawAt: null,
    type,
    elementId: `e${seq}`,
    token: 1,
    actor: null,
    data,
    change,
    hash: '',
    previousHash: '',
  });

const start = initialState({ runId: 'r', zone: 'UTC', at: 0 });
/** A token that goes from element to element, and a variable that counts. */
const facts: readonly Fact[] = Array.from({ length: 350 }, (_, index) => {
  const seq = index + 1;
  const token = { id: 1, element: `e${seq}`, scope: 0, wait: { kind: 'task' } };
  return wire(seq, 'element-entered', {}, { tokens: { 1: token }, variables: { 0: { n: seq } } });
});

describe('createReplay', () => {
  it('gives the state that the core gives, in any order of asking', () => {
    const stateAt = createReplay(start, facts);
    for (const seq of [0, 350, 1, 99, 100, 101, 250, 7, 349])
      expect(stateAt(seq)).toEqual(foldFacts(start, facts.slice(0, seq)));
  });

  it('ends at the last fact, whatever is asked', () => {
    expect(createReplay(start, facts)(9999).seq).toBe(350);
    expect(createReplay(start, [])(3)).toEqual(start);
  });

  it('counts facts by their number', () => {
    expect(countUpTo(facts, 0)).toBe(0);
    expect(countUpTo(facts, 17)).toBe(17);
    expect(countUpTo(facts, 1000)).toBe(350);
  });
});

const reasoned = { incident: 1, reason: 'x', before: {}, after: {} };
const story: readonly Fact[] = [
  wire(1, 'run-started', { start: 'e1', variables: {} }),
  wire(2, 'decision-evaluated', { decisionId: 'd', hash: null, record: [], result: 1 }),
  wire(3, 'task-completed', { completionId: 'c', values: {} }),
  wire(4, 'gateway-decided', {
    conditions: [{ flow: 'f', expression: 'a', reads: { a: 1 }, result: true }],
    taken: ['f'],
    byDefault: false,
  }),
  wire(5, 'element-left', { flows: ['f'] }),
  wire(6, 'incident-raised', { incident: 1, stage: 'work', code: 'step-failed', params: {} }),
  wire(7, 'incident-retried', reasoned),
];

describe('jump', () => {
  it('goes to the next and the previous of each goal', () => {
    expect(jump(story, 0, 'decision', 'next')).toBe(2);
    expect(jump(story, 2, 'decision', 'next')).toBe(4);
    expect(jump(story, 4, 'decision', 'next')).toBeNull();
    expect(jump(story, 4, 'decision', 'previous')).toBe(2);
    expect(jump(story, 0, 'person', 'next')).toBe(3);
    expect(jump(story, 3, 'person', 'next')).toBe(7);
    expect(jump(story, 7, 'incident', 'previous')).toBe(6);
    expect(jump(story, 1, 'incident', 'previous')).toBeNull();
  });
});

describe('what is shown of a moment', () => {
  it('is the path so far', () => {
    expect([...pathTaken([...facts.slice(0, 2), ...story.slice(4, 5)])]).toEqual(['e1', 'e2', 'f']);
  });

  it('is each token and incident, over the path', () => {
    const state = createReplay(start, facts)(2);
    expect(replayMarks(state, new Set(['e1']), 'en')).toEqual([
      { elementId: 'e1', tone: 'path' },
      { elementId: 'e2', tone: 'token', badge: '1', says: 'waits for a person' },
    ]);
  });

  it('is the variables, those just changed first', () => {
    const state = { ...start, variables: { 0: { a: 1, b: 2 }, 5: { c: 3 } } };
    const fact = wire(
      9,
      'step-completed',
      { attempt: 1, variables: {} },
      { variables: { 5: { c: 3 } } },
    );
    expect(variableRows(state, fact).map(({ name, changed }) => [name, changed])).toEqual([
      ['c', true],
      ['a', false],
      ['b', false],
    ]);
  });

  it('is the conditions of a gateway, and which way was taken', () => {
    const [, , , gateway] = story;
    expect(gateway === undefined ? [] : evaluationsOf(gateway)).toEqual([
      { flow: 'f', expression: 'a', reads: { a: 1 }, result: true, taken: true },
    ]);
  });
});
