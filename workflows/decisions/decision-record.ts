import type { JsonValue } from '../expressions/json-value.ts';

/** What one decision looked at and found, for the fact that tells it; plain JSON. */
export type DecisionRecord = {
  readonly decisionId: string;
  readonly name: string;
  /** By label of the column; of an expression, the variables it read. */
  readonly inputs: Readonly<Record<string, JsonValue>>;
  /** In table order, `index` from 1 as people count. */
  readonly matchedRules: readonly {
    readonly index: number;
    readonly ruleId: string;
    readonly outputs: Readonly<Record<string, JsonValue>>;
  }[];
  readonly output: JsonValue;
  /** What was taken as null because it is not of its type (decision 24). */
  readonly notes: readonly { readonly code: 'not-of-type'; readonly name: string }[];
};
