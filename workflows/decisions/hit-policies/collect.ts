import { stopDecision } from '../decision-stop.ts';
import type { HitPolicyRule } from './hit.ts';
import { ruleNumbers } from './hit.ts';

/** COLLECT: all results, or their sum, smallest, greatest or number. */
export const collect: HitPolicyRule = (hits, table, decision) => {
  const { aggregation } = table;
  const values = hits.map(({ value }) => value);
  if (aggregation === null) return values;
  if (aggregation === 'COUNT') return values.length;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length)
    return stopDecision('decision-not-aggregable', {
      decision,
      aggregation,
      rules: ruleNumbers(hits),
    });
  switch (aggregation) {
    case 'SUM':
      return numbers.reduce((sum, value) => sum + value, 0);
    case 'MIN':
      return numbers.reduce((least, value) => Math.min(least, value));
    case 'MAX':
      return numbers.reduce((most, value) => Math.max(most, value));
  }
};
