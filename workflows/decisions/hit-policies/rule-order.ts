import type { HitPolicyRule } from './hit.ts';

/** RULE ORDER: all results, in the order of the table. */
export const ruleOrder: HitPolicyRule = (hits) => hits.map(({ value }) => value);
