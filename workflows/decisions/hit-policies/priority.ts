import { byPriority } from './by-priority.ts';
import type { HitPolicyRule } from './hit.ts';

/** PRIORITY: the result whose outputs come first among the listed values. */
export const priority: HitPolicyRule = (hits, table) => byPriority(hits, table)[0]?.value;
