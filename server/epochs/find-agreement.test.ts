import { describe, expect, it } from 'vitest';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { RecordedOccurrence } from '../../workflows/messages.ts';
import { FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { Numbered } from '../verification/written-in-history.ts';
import { asJson } from '../verification/as-json.ts';
import { causeOf, findAgreement } from './find-agreement.ts';

const fact = (seq: number, at = seq): Fact => ({
  seq,
  at,
  type: 'run-cancelled',
  element: null,
  token: null,
  actor: null,
  data: { reason: '' },
  change: {},
});
const occurrence = (
  no: number,
  firstSeq: number,
  lastSeq: number,
  at = no,
): RecordedOccurrence => ({
  no,
  occurrence: { kind: 'call-incidents', id: `o${no}`, at, token: 1, runId: 'r', open: 0 },
  firstSeq,
  lastSeq,
});

const stored = {
  facts: [fact(1), fact(2), fact(3)].map((each) => ({
    fact: each,
    epoch: 1,
    previousHash: '',
    hash: `h${each.seq}`,
  })),
  // The second made no fact.
  occurrences: [occurrence(1, 1, 2), occurrence(2, 3, 2), occurrence(3, 3, 3)],
};

const numbered = (entries: readonly (readonly [number, unknown])[], done = true): Numbered =>
  new Map(entries.map(([number, content]) => [number, { content: asJson(content), done }]));
const carried = (
  facts: readonly Fact[],
  occurrences: readonly RecordedOccurrence[],
  done = true,
) => ({
  facts: numbered(
    facts.map((each) => [each.seq, each]),
    done,
  ),
  occurrences: numbered(
    occurrences.map((each) => [each.no, each]),
    done,
  ),
});
const whole = carried([fact(1), fact(2), fact(3)], stored.occurrences);
const head = { lastOccurrenceNo: 3, status: 'running' as const };
const place = (no: number, seq: number) => ({ no, seq, hash: `h${seq}` });

describe('what is stored and what the history carries', () => {
  it('agree to the end, and nothing is needed', () => {
    const agreed = findAgreement(stored, whole);
    expect(agreed).toEqual(place(3, 3));
    expect(causeOf(head, agreed, whole, true)).toBeNull();
  });

  it('agree while a write is in flight, and not when it has ended', () => {
    const more = (done: boolean) => {
      const beyond = carried([fact(4)], [occurrence(4, 4, 4)], done);
      return {
        facts: new Map([...whole.facts, ...beyond.facts]),
        occurrences: new Map([...whole.occurrences, ...beyond.occurrences]),
      };
    };
    expect(causeOf(head, findAgreement(stored, more(false)), more(false), true)).toBeNull();
    expect(causeOf(head, findAgreement(stored, more(true)), more(true), true)).toBe('restored');
  });

  it('agree up to an occurrence that is another, or is not carried', () => {
    const other = carried([fact(1), fact(2)], [occurrence(1, 1, 2), occurrence(2, 3, 2, 9)]);
    expect(findAgreement(stored, other)).toEqual(place(1, 2));
    expect(causeOf(head, place(1, 2), other, true)).toBe('reset');
    const short = carried([fact(1), fact(2)], [occurrence(1, 1, 2), occurrence(2, 3, 2)]);
    expect(findAgreement(stored, short)).toEqual(place(2, 2));
  });

  it('agree before an occurrence of which a fact is another', () => {
    const other = carried([fact(1), fact(2, 9), fact(3)], stored.occurrences);
    expect(findAgreement(stored, other)).toEqual({ no: 0, seq: 0, hash: FIRST_PREVIOUS_HASH });
  });

  it('agree on a run that is closed as terminated and goes on', () => {
    const terminated = { ...head, status: 'terminated' as const };
    expect(causeOf(terminated, place(3, 3), whole, true)).toBe('revived');
    expect(causeOf(terminated, place(3, 3), whole, false)).toBeNull();
  });
});
