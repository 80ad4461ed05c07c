import type { Fact } from '../../workflows/interpret/fact.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import { asJson } from './as-json.ts';
import { differences } from './differences.ts';
import { finding, type Finding } from './finding.ts';

/** One altered answer changes all facts after it: the first few say where to look. */
const FIRST_FEW = 5;

/** Derived facts against stored ones, field by field. */
export function compareFacts(derived: readonly Fact[], stored: readonly Fact[]): Finding[] {
  const found = new Map(stored.map((fact) => [fact.seq, fact]));
  const findings: Finding[] = [];
  for (const fact of derived) {
    const { seq } = fact;
    const other = found.get(seq);
    found.delete(seq);
    if (other === undefined) findings.push(finding('fact-not-stored', seq));
    else
      for (const difference of differences(asJson(fact), asJson(other)))
        findings.push(finding('fact-differs', seq, { ...difference }));
    if (findings.length >= FIRST_FEW) return findings.slice(0, FIRST_FEW);
  }
  for (const seq of found.keys()) findings.push(finding('fact-not-derived', seq));
  return findings.slice(0, FIRST_FEW);
}

/** The state that the occurrences give against the fold of what the stored facts changed. */
export function compareState(
  initial: ProcedureState,
  derived: ProcedureState,
  stored: readonly Fact[],
): Finding[] {
  let folded: ProcedureState;
  try {
    folded = foldFacts(initial, stored);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    return [finding('facts-not-foldable', derived.seq, { error: told })];
  }
  return [...differences(asJson(derived), asJson(folded))]
    .slice(0, FIRST_FEW)
    .map((difference) => finding('state-differs', derived.seq, { ...difference }));
}
