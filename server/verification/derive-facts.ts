import { z } from 'zod';
import { advance } from '../../workflows/interpret/advance.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { finding, type Finding } from './finding.ts';
import type { StoredOccurrence } from './stored-run.ts';

export interface Derived {
  readonly facts: readonly Fact[];
  readonly state: ProcedureState;
  readonly findings: readonly Finding[];
}

/** What every occurrence has; a forged one may fail in `advance`, and that is a finding. */
const recorded = z.custom<Occurrence>(
  (value) =>
    z.looseObject({ kind: z.string(), id: z.string(), at: z.number() }).safeParse(value).success,
);

/** Folds the recorded occurrences through `advance`: the facts and the state that they give. */
export function deriveFacts(
  plan: ExecutionPlan,
  initial: ProcedureState,
  occurrences: readonly StoredOccurrence[],
): Derived {
  const facts: Fact[] = [];
  let state = initial;
  for (const { no, payload, firstSeq } of occurrences) {
    try {
      const advanced = advance(plan, state, recorded.parse(payload));
      facts.push(...advanced.facts);
      state = advanced.state;
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      const stop = finding('occurrence-not-derivable', firstSeq, { no, error: told });
      return { facts, state, findings: [stop] };
    }
  }
  return { facts, state, findings: [] };
}
