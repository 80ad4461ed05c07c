import type { FeelValue } from '../../expressions/feel-engine.ts';
import type { JsonValue } from '../../expressions/json-value.ts';
import type { DecisionTable } from '../decision-plan.ts';

/** A rule that matched, its outputs computed. */
export interface Hit {
  /** From 1, as people count. */
  readonly index: number;
  readonly ruleId: string;
  /** One output: its value; several: a context of them. */
  readonly value: FeelValue;
  /** The outputs as JSON, in the order of the columns, to compare and to order by. */
  readonly outputs: readonly JsonValue[];
}

/** Makes one result of the rules that matched, of which there is at least one (DMN 1.5 §8.2.10). */
export type HitPolicyRule = (
  hits: readonly [Hit, ...Hit[]],
  table: DecisionTable,
  decisionId: string,
) => FeelValue;

export const ruleNumbers = (hits: readonly Hit[]): string =>
  hits.map(({ index }) => index).join(', ');
