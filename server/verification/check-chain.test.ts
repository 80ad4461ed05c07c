import { describe, expect, it } from 'vitest';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { factHash, FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { ChainedFact } from '../facts/fact-store.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import { checkChain } from './check-chain.ts';
import { checkOccurrences } from './check-occurrences.ts';
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
});

const kinds = (epochs: readonly StoredEpoch[], head: RunHead) =>
  [...checkChain({ head, epochs }), ...checkOccurrences({ epochs })].map(({ kind, seq }) => [
    kind,
    seq,
  ]);

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
  const branched = epochOf(2, [fact(3, 30), fact(4, 40)], second.hash);
  const anew = epochOf(2, [fact(1, 10)]);

  it('hold when the second goes on after a fact of the first, or begins anew', () => {
    expect(kinds([whole, branched], headAt(branched))).toEqual([]);
    expect(kinds([whole, anew], headAt(anew))).toEqual([]);
  });

  it('show one that the run does not know', () => {
    expect(kinds([whole, branched], headAt(whole))).toEqual([['epoch-unknown', null]]);
  });

  it('show a change in one that is over', () => {
    const changed = { ...whole, facts: [{ ...first, fact: fact(1, 99) }, second, third] };
    expect(kinds([changed, branched], headAt(branched))).toEqual([['fact-altered', 1]]);
  });

  it('are put together up to where the next went on', () => {
    const { facts, occurrences } = lineOf([whole, branched]);
    expect(facts.map(({ at }) => at)).toEqual([1, 2, 30, 40]);
    expect(occurrences.map(({ at }) => at)).toEqual([1, 2, 30, 40]);
    expect(lineOf([whole, anew]).facts.map(({ at }) => at)).toEqual([10]);
  });
});
