import type { HitPolicy } from '../decision-plan.ts';
import { any } from './any.ts';
import { collect } from './collect.ts';
import { first } from './first.ts';
import type { HitPolicyRule } from './hit.ts';
import { outputOrder } from './output-order.ts';
import { priority } from './priority.ts';
import { ruleOrder } from './rule-order.ts';
import { unique } from './unique.ts';

/** Every hit policy of DMN 1.5 §8.2.10. */
export const hitPolicies: Readonly<Record<HitPolicy, HitPolicyRule>> = {
  UNIQUE: unique,
  ANY: any,
  PRIORITY: priority,
  FIRST: first,
  'RULE ORDER': ruleOrder,
  'OUTPUT ORDER': outputOrder,
  COLLECT: collect,
};

/** Whether a table with this policy answers with a list. */
export const answersWithList = (policy: HitPolicy, isAggregated: boolean): boolean =>
  policy === 'RULE ORDER' || policy === 'OUTPUT ORDER' || (policy === 'COLLECT' && !isAggregated);
