import type { DecisionTable } from '../decision-plan.ts';
import type { Hit } from './hit.ts';

/** Values that are not listed come after all that are. */
const rank = (hit: Hit, column: number, table: DecisionTable): number => {
  const order = table.outputs[column]?.order ?? [];
  const value = JSON.stringify(hit.outputs[column] ?? null);
  const position = order.findIndex((listed) => JSON.stringify(listed) === value);
  return position === -1 ? order.length : position;
};

/**
 * The hits by decreasing priority: the order in which the first output lists its values, then the
 * second's, then that of the table (DMN 1.5 §8.2.10).
 */
export const byPriority = (hits: readonly Hit[], table: DecisionTable): Hit[] =>
  [...hits].sort((a, b) => {
    for (const column of table.outputs.keys()) {
      const difference = rank(a, column, table) - rank(b, column, table);
      if (difference !== 0) return difference;
    }
    return a.index - b.index;
  });
