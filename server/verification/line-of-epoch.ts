import type { Fact } from '../../workflows/interpret/fact.ts';
import type { StoredEpoch, StoredOccurrence } from './stored-run.ts';

export interface Line {
  readonly facts: readonly Fact[];
  readonly occurrences: readonly StoredOccurrence[];
}

/**
 * What led to where an epoch stands: its own facts and occurrences, behind those of the epoch
 * before up to where it went on.
 * @param epochs ascending, up to and with the epoch meant
 */
export function lineOf(epochs: readonly StoredEpoch[]): Line {
  const own = epochs.at(-1);
  if (own === undefined) return { facts: [], occurrences: [] };
  const ownFacts = own.facts.map(({ fact }) => fact);
  const firstSeq = ownFacts[0]?.seq ?? 1;
  const firstNo = own.occurrences[0]?.no ?? 1;
  if (firstSeq <= 1 && firstNo <= 1) return { facts: ownFacts, occurrences: own.occurrences };
  const before = lineOf(epochs.slice(0, -1));
  return {
    facts: [...before.facts.filter(({ seq }) => seq < firstSeq), ...ownFacts],
    occurrences: [...before.occurrences.filter(({ no }) => no < firstNo), ...own.occurrences],
  };
}
