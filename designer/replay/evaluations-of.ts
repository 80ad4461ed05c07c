import type { Evaluated, Fact } from '../../workflows/interpret/fact.ts';

export interface Evaluation extends Evaluated {
  /** The way that a condition is of. */
  readonly flow?: string;
  readonly taken?: boolean;
}

/** The expressions that a fact evaluated, with what they read and what came out. */
export function evaluationsOf(fact: Fact): readonly Evaluation[] {
  switch (fact.type) {
    case 'gateway-decided': {
      const { taken } = fact.data;
      return fact.data.conditions.map((condition) => ({
        ...condition,
        taken: taken.includes(condition.flow),
      }));
    }
    case 'script-evaluated':
      return [fact.data];
    case 'element-entered':
    case 'element-left':
    case 'inputs-mapped':
      return fact.data.mappings ?? [];
    default:
      return [];
  }
}
