import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordEntry } from '../organisation-record/record-entry.ts';
import type { NumberedFact } from '../facts/line-of-run.ts';
import { mergeByTime, type RecordItem } from './run-history.ts';

const factAt = (seq: number, at: number): NumberedFact => ({
  epoch: 1,
  hash: '',
  previousHash: '',
  fact: {
    seq,
    at,
    type: 'run-cancelled',
    element: null,
    token: null,
    actor: null,
    data: { reason: '' },
    change: {},
  },
});

const entryAt = (no: number, at: number): RecordEntry => ({
  no,
  at: new Date(at).toISOString(),
  kind: 'task-claimed',
  actor: { kind: 'installation', command: 'test' },
  subject: { type: 'run', id: '' },
  data: {},
  previousHash: '',
  hash: '',
});

const shown = (items: readonly RecordItem[]): string[] =>
  items.map((item) =>
    item.source === 'run' ? `fact ${item.fact.fact.seq}` : `entry ${item.entry.no}`,
  );

it('merges by time, the fact first of two at the same time', () => {
  const facts = [factAt(1, 10), factAt(2, 20), factAt(3, 40)];
  const entries = [entryAt(5, 20), entryAt(6, 30)];
  expect(shown(mergeByTime(facts, entries))).toEqual([
    'fact 1',
    'fact 2',
    'entry 5',
    'entry 6',
    'fact 3',
  ]);
});

it('loses nothing and keeps each in its own order, whatever the clocks said', () => {
  const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 12 });
  fc.assert(
    fc.property(times, times, (ofFacts, ofEntries) => {
      const facts = ofFacts.toSorted((a, b) => a - b).map((at, index) => factAt(index + 1, at));
      const entries = ofEntries.map((at, index) => entryAt(index + 1, at));
      const merged = shown(mergeByTime(facts, entries));
      expect(merged.filter((each) => each.startsWith('fact'))).toEqual(
        facts.map(({ fact }) => `fact ${fact.seq}`),
      );
      expect(merged.filter((each) => each.startsWith('entry'))).toEqual(
        entries.map(({ no }) => `entry ${no}`),
      );
    }),
  );
});
