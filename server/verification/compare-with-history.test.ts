import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { DecodedPart } from './decode-history.ts';
import { compareWithHistory } from './compare-with-history.ts';
import type { Line } from './line-of-epoch.ts';
import { writtenInHistory, type WrittenInHistory } from './written-in-history.ts';

const fact = (seq: number, kg = seq) => ({
  seq,
  at: seq,
  type: 'variables-set' as const,
  element: null,
  token: null,
  actor: null,
  data: { reason: '', before: {}, after: { kg } },
  change: {},
});

const write = (done: boolean, ...facts: JsonValue[]) => ({
  event: 5,
  done,
  input: [{ batches: [{ runId: 'run', epoch: 1, facts, occurrences: [] }] }],
});

const history = (...writes: DecodedPart['writes'][number][]) =>
  writtenInHistory('run', [
    {
      workflowRunId: 'w',
      continuedFrom: null,
      continuedAs: null,
      resetFrom: [],
      workflowType: 'p',
      inputs: [],
      writes,
      calls: [],
      ended: null,
    },
  ]);

const stored = (...facts: ReturnType<typeof fact>[]): Line => ({
  facts: facts.map((each) => ({ fact: each, previousHash: '', hash: '', epoch: 1 })),
  occurrences: [],
});

const kinds = (line: Line, ...[before, after, ended = null]: Compared) =>
  compareWithHistory({ epoch: 1, line, before: [before].flat(), after: [after].flat(), ended }).map(
    ({ kind, seq, params }) => [kind, seq, params['path'] ?? null],
  );

type Seen = WrittenInHistory | readonly WrittenInHistory[];
type Compared = [before: Seen, after: Seen, ended?: { seq: number; no: number } | null];

it('finds nothing where history and store agree, and where a write is still in flight', () => {
  const seen = history(write(true, fact(1)), write(false, fact(2)));

  expect(kinds(stored(fact(1), fact(2)), seen, seen)).toEqual([]);
  expect(kinds(stored(fact(1)), seen, seen)).toEqual([]);
});

it('finds what a finished write carried and nobody stored', () => {
  const seen = history(write(true, fact(1)), write(true, fact(2)));

  expect(kinds(stored(fact(1)), seen, seen)).toEqual([['only-in-history', 2, null]]);
});

it('does not ask for what was written after the store was read', () => {
  const [before, after] = [
    history(write(true, fact(1))),
    history(write(true, fact(1)), write(true, fact(2))),
  ];

  expect(kinds(stored(fact(1)), before, after)).toEqual([]);
  expect(kinds(stored(fact(1), fact(2)), before, after)).toEqual([]);
});

it('finds what is stored otherwise, and what no write carried', () => {
  const seen = history(write(true, fact(1)));

  expect(kinds(stored(fact(1, 9), fact(2)), seen, seen)).toEqual([
    ['history-differs', 1, 'data.after.kg'],
    ['not-in-history', 2, null],
  ]);
});

it('finds one number written twice with other content, and takes the same content twice', () => {
  const twice = (kg: number) => history(write(true, fact(1)), write(true, fact(1, kg))).findings;

  expect(twice(1)).toEqual([]);
  expect(twice(7).map(({ kind, seq }) => [kind, seq])).toEqual([['recorded-twice', 1]]);
});

it('finds a write that nobody can read', () => {
  const unreadable = { event: 9, done: true, input: ['forged'] };

  expect(history(unreadable).findings.map(({ kind }) => kind)).toEqual(['record-unreadable']);
});

describe('an epoch that is over', () => {
  const closed = [
    history(write(true, fact(1)), write(true, fact(2))),
    history(write(true, fact(1))),
  ];

  it('holds what any of the executions wrote that were closed with it', () => {
    expect(kinds(stored(fact(1), fact(2)), closed, closed)).toEqual([]);
    expect(kinds(stored(fact(1), fact(2, 9)), closed, closed)).toEqual([
      ['history-differs', 2, 'data.after.kg'],
    ]);
  });

  it('is asked for nothing beyond its end', () => {
    expect(kinds(stored(fact(1)), closed, closed)).toEqual([['only-in-history', 2, null]]);
    expect(kinds(stored(fact(1)), closed, closed, { seq: 1, no: 1 })).toEqual([]);
  });
});
