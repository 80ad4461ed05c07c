import type { HitPolicyRule } from './hit.ts';

/** FIRST: the first matching rule in the order of the table. */
export const first: HitPolicyRule = (hits) => hits[0].value;
