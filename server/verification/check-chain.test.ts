import { describe, expect, it } from 'vitest';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { factHash, FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { ChainedFact } from '../facts/fact-store.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import { EPOCH_OPENED, recordedOpening, type EpochOpening } from '../epochs/epoch.ts';
import type { RecordEntry } from '../organisation-record/record-entry.ts';
import { checkChain } from './check-chain.ts';
import { checkOccurrences } from './check-occurrences.ts';
import { checkOpenings } from './check-openings.ts';
import { lineOf } from './line-of-epoch.ts';
import type { StoredEpoch } from './stored-run.ts';

const fact = (seq: number, at = seq): Fact => ({
  seq,
  at,
  type: 'element-entered',
  element: 'a',
  token: 1,
  actor: null,
  data: {},
  change: {},
});

/** Facts and one occurrence each, chained on what came before. */
function epochOf(epoch: number, facts: readonly Fact[], on = FIRST_PREVIOUS_HASH): StoredEpoch {
  let previousHash = on;
  const chained = facts.map((each): ChainedFact => {
    const hash = factHash(previousHash, { runId: 'run', epoch }, each);
    const link = { fact: each, previousHash, hash };
    previousHash = hash;
    return link;
  });
  const occurrences = facts.map(({ seq, at }) => {
    const [id, kind] = [`o${seq}`, 'cancel'];
    return { no: seq, id, kind, at, payload: { id, kind, at }, firstSeq: seq, lastSeq: seq };
  });
  return { epoch, facts: chained, occurrences };
}

const headAt = ({ epoch, facts, occurrences }: StoredEpoch): RunHead => ({
  organisationId: 'organisation',
  runId: 'run',
  processId: 'p',
  status: 'running',
  startedMonth: '2026-11-01',
  epoch,
  lastSeq: facts.at(-1)?.fact.seq ?? 0,
  lastHash: facts.at(-1)?.hash ?? FIRST_PREVIOUS_HASH,
  lastOccurrenceNo: occurrences.at(-1)?.no ?? 0,
  openIncidents: 0,
  zoneData: null,
  caller: null,
  callerGone: false,
});

const kinds = (
  epochs: readonly StoredEpoch[],
  head: RunHead,
  openings: readonly EpochOpening[] = [],
) =>
  [
    ...checkChain({ head, epochs, openings }),
    ...checkOccurrences({ epochs, openings }),
    ...checkOpenings({ epochs, openings, openingsRecorded: openings.map(recorded) }),
  ].map(({ kind, seq }) => [kind, seq]);

const recorded = (opening: EpochOpening): RecordEntry => ({
  no: 1,
  at: '2026-11-28T12:00:00.000Z',
  kind: EPOCH_OPENED,
  actor: opening.actor,
  subject: { type: 'run', id: 'run' },
  data: recordedOpening(opening),
  previousHash: '',
  hash: '',
});

const whole = epochOf(1, [fact(1), fact(2), fact(3)]);
const [first, second, third] = whole.facts;
if (first === undefined || second === undefined || third === undefined) throw new Error('three');

describe('a chain', () => {
  it('holds when nothing was written, and when all was', () => {
    const none = epochOf(1, []);
    expect(kinds([none], headAt(none))).toEqual([]);
    expect(kinds([whole], headAt(whole))).toEqual([]);
  });

  it('shows a fact that was left out, once', () => {
    const epochs = [{ ...whole, facts: [first, third] }];
    expect(kinds(epochs, headAt(whole))).toEqual([['fact-missing', 2]]);
  });

  it('shows a fact that was changed, and no other', () => {
    const changed = { ...second, fact: fact(2, 99) };
    const epochs = [{ ...whole, facts: [first, changed, third] }];
    expect(kinds(epochs, headAt(whole))).toEqual([['fact-altered', 2]]);
  });

  it('shows a fact that was changed with its hash: the next does not follow', () => {
    const other = epochOf(1, [fact(1), fact(2, 99)]).facts[1] ?? second;
    const epochs = [{ ...whole, facts: [first, other, third] }];
    expect(kinds(epochs, headAt(whole))).toEqual([['chain-broken', 3]]);
  });

  it('shows an end that was cut off, with the occurrence of it too', () => {
    const cut = epochOf(1, [fact(1), fact(2)]);
    expect(kinds([cut], headAt(whole)).map(([kind]) => kind)).toEqual([
      'head-differs',
      'head-differs',
      'head-differs',
    ]);
  });

  it('shows facts of another run', () => {
    const head = { ...headAt(whole), runId: 'other' };
    expect(kinds([whole], head).map(([kind]) => kind)).toEqual(Array(3).fill('fact-altered'));
  });
});

describe('occurrences', () => {
  it('show one that was left out, and facts that none made', () => {
    const [a, , c] = whole.occurrences;
    if (a === undefined || c === undefined) throw new Error('three');
    const gap = [{ ...whole, occurrences: [a, c] }];
    const short = [{ ...whole, occurrences: [a] }];
    const head = headAt(whole);
    expect(kinds(gap, head)).toEqual([
      ['occurrence-missing', 3],
      ['occurrence-range', 3],
    ]);
    expect(kinds(short, { ...head, lastOccurrenceNo: 1 })).toEqual([['occurrence-range', 3]]);
  });

  it('show columns that say something else than the content', () => {
    const occurrences = whole.occurrences.map((each) => ({ ...each, at: each.at + 1 }));
    expect(kinds([{ ...whole, occurrences }], headAt(whole))).toEqual([
      ['occurrence-altered', 1],
      ['occurrence-altered', 2],
      ['occurrence-altered', 3],
    ]);
  });
});

describe('epochs', () => {
  const begin = { seq: 0, hash: FIRST_PREVIOUS_HASH, no: 0 };
  const placeOf = ({ fact: { seq }, hash }: ChainedFact) => ({ seq, hash, no: seq });
  const opened = (after: EpochOpening['after'], closed: EpochOpening['after'], epoch = 2) => ({
    epoch,
    cause: 'reset' as const,
    after,
    closed,
    closedExecutions: [],
    actor: { kind: 'installation' as const, command: 'test' },
    reason: 'because',
    openedAt: new Date(0),
  });
  const branched = epochOf(2, [fact(3, 30), fact(4, 40)], second.hash);
  const anew = epochOf(2, [fact(1, 10)]);
  const afterSecond = opened(placeOf(second), placeOf(third));
  const afterNone = opened(begin, placeOf(third));

  it('hold when the second goes on after a fact of the first, or begins anew', () => {
    expect(kinds([whole, branched], headAt(branched), [afterSecond])).toEqual([]);
    expect(kinds([whole, anew], headAt(anew), [afterNone])).toEqual([]);
  });

  it('hold when nothing is written in the second yet', () => {
    const head = { ...headAt(epochOf(1, [fact(1), fact(2)])), epoch: 2 };
    expect(kinds([whole, epochOf(2, [])], head, [afterSecond])).toEqual([]);
  });

  it('hold when the third goes on from before the second', () => {
    const again = epochOf(3, [fact(2, 20)], first.hash);
    const fourth = branched.facts[1] ?? third;
    const openings = [afterSecond, opened(placeOf(first), placeOf(fourth), 3)];
    expect(kinds([whole, branched, again], headAt(again), openings)).toEqual([]);
  });

  it('show one that the run does not know, and one that nobody opened', () => {
    expect(kinds([whole, branched], headAt(whole))[0]).toEqual(['epoch-unknown', null]);
    expect(kinds([whole, anew], headAt(anew))).toEqual([['epoch-not-opened', null]]);
  });

  it('show an opening that the record does not know', () => {
    const run = { epochs: [whole, branched], openings: [afterSecond] };
    const other = {
      ...recorded(afterSecond),
      actor: { kind: 'installation' as const, command: 'x' },
    };
    expect(checkOpenings({ ...run, openingsRecorded: [other] }).map(({ kind }) => kind)).toEqual([
      'epoch-not-recorded',
    ]);
  });

  it('show a change in one that is over, and an end that was cut off', () => {
    const changed = { ...whole, facts: [{ ...first, fact: fact(1, 99) }, second, third] };
    expect(kinds([changed, branched], headAt(branched), [afterSecond])).toEqual([
      ['fact-altered', 1],
    ]);
    const cut = epochOf(1, [fact(1), fact(2)]);
    expect(kinds([cut, branched], headAt(branched), [afterSecond])).toEqual([
      ['epoch-end-differs', 2],
    ]);
  });

  it('show a fact changed, with its hash, after which the next went on', () => {
    const other = epochOf(1, [fact(1), fact(2, 99), fact(3)]);
    const found = kinds([other, branched], headAt(branched), [afterSecond]).map(([kind]) => kind);
    expect(found).toEqual(['epoch-begin-differs', 'epoch-end-differs']);
  });

  it('are put together up to where the next went on', () => {
    const at = (openings: readonly EpochOpening[], next: StoredEpoch) => {
      const { facts, occurrences } = lineOf({ epochs: [whole, next], openings }, 2);
      return [facts.map(({ fact: { at: time } }) => time), occurrences.map(({ at: time }) => time)];
    };
    expect(at([afterSecond], branched)).toEqual([
      [1, 2, 30, 40],
      [1, 2, 30, 40],
    ]);
    expect(at([afterNone], anew)).toEqual([[10], [10]]);
  });
});
