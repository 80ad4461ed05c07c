import { asJson } from './as-json.ts';
import { firstDifference } from './differences.ts';
import { finding, type Finding } from './finding.ts';
import type { StoredRun } from './stored-run.ts';
import type { Numbered, WrittenInHistory } from './written-in-history.ts';

/**
 * What is stored is what the writes in the history carry. What a write carries that has ended must
 * be stored; what one carries that goes on, or was cut off by a terminate, is in flight.
 * @param before the history as it was before what is stored was read
 * @param after the history as it was afterwards; the same for a run that has ended
 */
export function compareWithHistory(
  { epochs }: Pick<StoredRun, 'epochs'>,
  before: WrittenInHistory,
  after: WrittenInHistory,
): Finding[] {
  const findings: Finding[] = [];
  for (const { epoch, facts, occurrences } of epochs) {
    const storedFacts = facts.map(({ fact }) => [fact.seq, fact.seq, asJson(fact)] as const);
    findings.push(...compare('fact', epoch, storedFacts, before.facts, after.facts));
    const storedOccurrences = occurrences.map((stored) => {
      const { no, payload, firstSeq, lastSeq } = stored;
      return [no, firstSeq, { no, occurrence: payload, firstSeq, lastSeq }] as const;
    });
    findings.push(
      ...compare('occurrence', epoch, storedOccurrences, before.occurrences, after.occurrences),
    );
  }
  return findings;
}

type Stored = readonly [number: number, seq: number, content: ReturnType<typeof asJson>];

function compare(
  what: 'fact' | 'occurrence',
  epoch: number,
  stored: readonly Stored[],
  before: ReadonlyMap<number, Numbered>,
  after: ReadonlyMap<number, Numbered>,
): Finding[] {
  const findings: Finding[] = [];
  const known = after.get(epoch);
  const numbers = new Set<number>();
  for (const [number, seq, content] of stored) {
    numbers.add(number);
    const written = known?.get(number);
    const place = { what, number, epoch };
    const difference = written === undefined ? null : firstDifference(written.content, content);
    if (written === undefined) findings.push(finding('not-in-history', seq, place));
    else if (difference !== null)
      findings.push(finding('history-differs', seq, { ...place, ...difference }));
  }
  for (const [number, { done }] of before.get(epoch) ?? [])
    if (done && !numbers.has(number)) {
      const seq = what === 'fact' ? number : null;
      findings.push(finding('only-in-history', seq, { what, number, epoch }));
    }
  return findings;
}
