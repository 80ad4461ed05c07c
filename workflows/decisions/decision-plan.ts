import type { JsonValue } from '../expressions/json-value.ts';

/** What a value must be. Types of a file are resolved; `allowed` are unary tests (DMN 1.5 §7.3.3). */
export type TypePlan = {
  readonly base: BaseType;
  readonly list: boolean;
  readonly allowed: string | null;
  /** Of a context: its entries; null for other bases. */
  readonly entries: readonly { readonly name: string; readonly type: TypePlan }[] | null;
};

export type BaseType =
  | 'any'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'duration'
  | 'context';

export type HitPolicy =
  'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';

export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export type TableInput = {
  readonly id: string;
  /** As people see it: the label, else the expression. */
  readonly label: string;
  readonly expression: string;
  readonly type: TypePlan | null;
  /** Unary tests that every value but null must pass. */
  readonly allowed: string | null;
};

export type TableOutput = {
  readonly id: string;
  readonly name: string;
  /** The allowed values as unary tests, and as a list in order of priority where it is one. */
  readonly allowed: string | null;
  readonly order: readonly JsonValue[] | null;
  /** FEEL, for when no rule matches. */
  readonly otherwise: string | null;
};

export type TableRule = {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
};

export type DecisionLogic =
  | { readonly kind: 'expression'; readonly expression: string }
  | {
      readonly kind: 'table';
      readonly hitPolicy: HitPolicy;
      readonly aggregation: Aggregation | null;
      readonly inputs: readonly TableInput[];
      readonly outputs: readonly TableOutput[];
      readonly rules: readonly TableRule[];
    };

export type DecisionTable = Extract<DecisionLogic, { kind: 'table' }>;

/** One decision of a requirement graph. */
export type DecisionStep = {
  readonly decisionId: string;
  readonly name: string;
  /** Names under which decisions that require this one find its result. */
  readonly resultNames: readonly string[];
  /** Decisions whose results this one sees. */
  readonly requires: readonly string[];
  /** Input data with a type, converted and checked before use. */
  readonly inputData: readonly { readonly name: string; readonly type: TypePlan }[];
  readonly type: TypePlan | null;
  readonly logic: DecisionLogic;
};

/** A decision with all it requires, in an order in which each finds what it needs; plain JSON. */
export type DecisionPlan = {
  readonly decisionId: string;
  readonly name: string;
  readonly steps: readonly DecisionStep[];
};
