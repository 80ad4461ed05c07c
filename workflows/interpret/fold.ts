import { applyPatch, closeDraft, openDraft } from './draft.ts';
import type { Fact } from './fact.ts';
import type { ProcedureState } from './state.ts';

/**
 * The state after these facts: the same that `advance` gave when it made them (decision 2).
 * @param facts in order of `seq`, following on the state's last
 */
export function foldFacts(state: ProcedureState, facts: Iterable<Fact>): ProcedureState {
  const draft = openDraft(state);
  for (const fact of facts) {
    applyPatch(draft, fact.change);
    draft.seq = fact.seq;
    draft.time = fact.at;
  }
  return closeDraft(draft);
}

/** The state after one more fact. */
export function foldFact(state: ProcedureState, fact: Fact): ProcedureState {
  return foldFacts(state, [fact]);
}
