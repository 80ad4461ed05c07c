import { stopDecision } from '../decision-stop.ts';
import type { HitPolicyRule } from './hit.ts';
import { ruleNumbers } from './hit.ts';

/** ANY: several rules may match, all with the same outputs. */
export const any: HitPolicyRule = (hits, _table, decision) => {
  const [first] = hits;
  const expected = JSON.stringify(first.outputs);
  return hits.every(({ outputs }) => JSON.stringify(outputs) === expected)
    ? first.value
    : stopDecision('decision-any-differs', { decision, rules: ruleNumbers(hits) });
};
