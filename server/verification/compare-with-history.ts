import { asJson } from './as-json.ts';
import { firstDifference } from './differences.ts';
import { finding, type Finding } from './finding.ts';
import type { Line } from './line-of-epoch.ts';
import type { Numbered, WrittenInHistory } from './written-in-history.ts';

/** The line of an epoch as it is stored, and what of the history must have led to it. */
export interface ComparedLine {
  readonly epoch: number;
  readonly line: Line;
  /**
   * The history as it was before what is stored was read: more than one where several executions
   * were closed together.
   */
  readonly before: readonly WrittenInHistory[];
  /** As it was afterwards; the same for a run that has ended. */
  readonly after: readonly WrittenInHistory[];
  /** Where the epoch ended: what was written beyond is not asked for. Null for the present one. */
  readonly ended: { readonly seq: number; readonly no: number } | null;
}

/**
 * What is stored is what the writes in the history carry. What a write carries that has ended must
 * be stored; what one carries that goes on, or was cut off by a terminate, is in flight.
 */
export function compareWithHistory({ epoch, line, before, after, ended }: ComparedLine): Finding[] {
  const facts = line.facts.map((each) => {
    const { seq } = each.fact;
    return { number: seq, seq, epoch: each.epoch, content: asJson(each.fact) };
  });
  const occurrences = line.occurrences.map((each) => {
    const { no, payload, firstSeq, lastSeq } = each;
    const content = { no, occurrence: payload, firstSeq, lastSeq };
    return { number: no, seq: firstSeq, epoch: each.epoch, content };
  });
  const of = (what: 'facts' | 'occurrences', seen: readonly WrittenInHistory[]) =>
    seen.map((each) => each[what]);
  return [
    ...carried('fact', facts, of('facts', after)),
    ...onlyInHistory('fact', epoch, facts, of('facts', before), ended?.seq ?? null),
    ...carried('occurrence', occurrences, of('occurrences', after)),
    ...onlyInHistory(
      'occurrence',
      epoch,
      occurrences,
      of('occurrences', before),
      ended?.no ?? null,
    ),
  ];
}

interface Stored {
  readonly number: number;
  readonly seq: number;
  /** Its own, which may be one before that of the line. */
  readonly epoch: number;
  readonly content: ReturnType<typeof asJson>;
}

function carried(
  what: 'fact' | 'occurrence',
  stored: readonly Stored[],
  histories: readonly Numbered[],
): Finding[] {
  const findings: Finding[] = [];
  for (const { number, seq, epoch, content } of stored) {
    const place = { what, number, epoch };
    const written = histories.flatMap((numbered) => numbered.get(number) ?? []);
    const differing = written.map((each) => firstDifference(each.content, content));
    const [difference] = differing;
    if (difference === undefined) findings.push(finding('not-in-history', seq, place));
    else if (difference !== null && !differing.includes(null))
      findings.push(finding('history-differs', seq, { ...place, ...difference }));
  }
  return findings;
}

function onlyInHistory(
  what: 'fact' | 'occurrence',
  epoch: number,
  stored: readonly Stored[],
  histories: readonly Numbered[],
  end: number | null,
): Finding[] {
  const known = new Set(stored.map(({ number }) => number));
  const lost = new Set<number>();
  for (const numbered of histories)
    for (const [number, { done }] of numbered)
      if (done && !known.has(number) && (end === null || number <= end)) lost.add(number);
  return [...lost].map((number) =>
    finding('only-in-history', what === 'fact' ? number : null, { what, number, epoch }),
  );
}
