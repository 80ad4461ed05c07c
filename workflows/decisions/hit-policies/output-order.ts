import { byPriority } from './by-priority.ts';
import type { HitPolicyRule } from './hit.ts';

/** OUTPUT ORDER: all results, by decreasing priority. */
export const outputOrder: HitPolicyRule = (hits, table) =>
  byPriority(hits, table).map(({ value }) => value);
