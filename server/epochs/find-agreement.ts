import type { RecordedOccurrence } from '../../workflows/messages.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import { FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { NumberedFact } from '../facts/line-of-run.ts';
import { asJson } from '../verification/as-json.ts';
import { firstDifference } from '../verification/differences.ts';
import type { Numbered, WrittenInHistory } from '../verification/written-in-history.ts';
import type { EpochCause, Place } from './epoch.ts';

/** The line of a run as it is stored. */
export interface StoredLine {
  readonly facts: readonly NumberedFact[];
  readonly occurrences: readonly RecordedOccurrence[];
}

/**
 * The last occurrence up to which what is stored and what the history carries agree, with all the
 * facts that it and those before it made.
 */
export function findAgreement(
  { facts, occurrences }: StoredLine,
  carried: Pick<WrittenInHistory, 'facts' | 'occurrences'>,
): Place {
  const stored = new Map(facts.map((each) => [each.fact.seq, each]));
  let agreed: Place = { seq: 0, hash: FIRST_PREVIOUS_HASH, no: 0 };
  for (const occurrence of occurrences) {
    const { no, firstSeq, lastSeq } = occurrence;
    const follows = no === agreed.no + 1 && firstSeq === agreed.seq + 1;
    if (!follows || !agrees(carried.occurrences, no, occurrence)) return agreed;
    let { hash } = agreed;
    for (let seq = firstSeq; seq <= lastSeq; seq += 1) {
      const fact = stored.get(seq);
      if (fact === undefined || !agrees(carried.facts, seq, fact.fact)) return agreed;
      ({ hash } = fact);
    }
    agreed = { seq: lastSeq, hash, no };
  }
  return agreed;
}

function agrees(carried: Numbered, number: number, content: unknown): boolean {
  const written = carried.get(number);
  return written !== undefined && firstDifference(written.content, asJson(content)) === null;
}

/**
 * Why the run needs another epoch, or null where it does not.
 * @param goesOn whether the workflow is open
 */
export function causeOf(
  head: Pick<RunHead, 'lastOccurrenceNo' | 'status'>,
  agreed: Place,
  carried: Pick<WrittenInHistory, 'occurrences'>,
  goesOn: boolean,
): EpochCause | null {
  if (agreed.no < head.lastOccurrenceNo) return 'reset';
  // A write that goes on is in flight; what one that has ended carried must be stored.
  for (const [no, { done }] of carried.occurrences) if (done && no > agreed.no) return 'restored';
  return head.status === 'terminated' && goesOn ? 'revived' : null;
}
