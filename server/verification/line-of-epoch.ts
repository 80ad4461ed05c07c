import { lineTo } from '../epochs/line.ts';
import type { NumberedFact } from '../facts/line-of-run.ts';
import type { StoredOccurrence, StoredRun } from './stored-run.ts';

export interface Line {
  readonly facts: readonly NumberedFact[];
  readonly occurrences: readonly (StoredOccurrence & { readonly epoch: number })[];
}

/** What led to where an epoch stands, or ended, as it is stored. */
export function lineOf(
  { epochs, openings }: Pick<StoredRun, 'epochs' | 'openings'>,
  epoch: number,
): Line {
  const parts = lineTo(epoch, openings).map((segment) => {
    const stored = epochs.find((each) => each.epoch === segment.epoch);
    const { afterSeq, toSeq, afterNo, toNo } = segment;
    const named = { epoch: segment.epoch };
    return {
      facts: (stored?.facts ?? [])
        .filter(({ fact: { seq } }) => seq > afterSeq && seq <= toSeq)
        .map((chained) => ({ ...chained, ...named })),
      occurrences: (stored?.occurrences ?? [])
        .filter(({ no }) => no > afterNo && no <= toNo)
        .map((occurrence) => ({ ...occurrence, ...named })),
    };
  });
  return {
    facts: parts.flatMap(({ facts }) => facts),
    occurrences: parts.flatMap(({ occurrences }) => occurrences),
  };
}
