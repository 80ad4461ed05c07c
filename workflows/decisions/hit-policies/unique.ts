import { stopDecision } from '../decision-stop.ts';
import type { HitPolicyRule } from './hit.ts';
import { ruleNumbers } from './hit.ts';

/** UNIQUE: no two rules may match. */
export const unique: HitPolicyRule = (hits, _table, decision) =>
  hits.length === 1
    ? hits[0].value
    : stopDecision('decision-unique-violated', { decision, rules: ruleNumbers(hits) });
