import { z } from 'zod';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';
import { compareFacts, compareState } from './compare-facts.ts';
import { compareProjections } from './compare-projections.ts';
import { deriveFacts } from './derive-facts.ts';
import { finding, type Finding } from './finding.ts';
import { lineOf } from './line-of-epoch.ts';
import type { StoredRun } from './stored-run.ts';

/** Its hash says that publish compiled it: only the format is looked at. */
const compiledPlan = z.custom<ExecutionPlan>(
  (value) => z.object({ format: z.literal(1), processId: z.string() }).safeParse(value).success,
);

/**
 * The facts follow from the recorded occurrences, in every epoch; the state is the fold of what
 * the stored facts changed, and what others see is what it says (decision 2).
 */
export function checkFacts(run: StoredRun): Finding[] {
  const { initial, epochs, head } = run;
  const plan = readPlan(run);
  if ('kind' in plan) return [plan];
  const findings: Finding[] = [];
  for (const { epoch } of epochs) {
    const line = lineOf(run, epoch);
    const { occurrences } = line;
    const facts = line.facts.map(({ fact }) => fact);
    const derived = deriveFacts(plan, initial, occurrences);
    findings.push(...derived.findings, ...compareFacts(derived.facts, facts));
    if (epoch !== head.epoch || derived.findings.length > 0) continue;
    findings.push(
      ...compareState(initial, derived.state, facts),
      ...compareProjections(run, plan, derived.facts, derived.state),
    );
  }
  return findings;
}

function readPlan({ plan, planHash: hash }: StoredRun): ExecutionPlan | Finding {
  if (plan === null) return finding('plan-missing', null, { hash });
  try {
    const read = compiledPlan.parse(JSON.parse(plan));
    if (planHash(read) === hash) return read;
  } catch {
    // What is no JSON, or no plan, is not the plan that was published.
  }
  return finding('plan-altered', null, { hash });
}
