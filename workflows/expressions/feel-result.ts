import type { JsonValue, Variables } from './json-value.ts';

/** The moment and place an expression is evaluated in: epoch milliseconds and an IANA zone. */
export interface FeelClock {
  readonly now: number;
  readonly zone: string;
}

/** Why an expression gave no value. Its sentences are in `failure-text.ts`. */
export interface FeelFailure {
  readonly code: FeelFailureCode;
  readonly params: Readonly<Record<string, JsonValue>>;
}

export type FeelFailureCode =
  | 'feel-too-long'
  | 'feel-syntax'
  | 'feel-number'
  | 'feel-function-definition'
  | 'feel-iteration-nested'
  | 'feel-unknown-function'
  | 'feel-builtin-as-value'
  | 'feel-partial'
  | 'feel-reserved-name'
  | 'feel-pattern'
  | 'feel-too-costly'
  | 'feel-range-unbounded'
  | 'feel-null'
  | 'feel-not-boolean'
  | 'feel-value-not-storable'
  | 'feel-error';

/** The outcome with the variables that were handed to the expression, for the fact that records it. */
export type FeelResult<T = JsonValue> =
  | { readonly ok: true; readonly value: T; readonly reads: Variables }
  | { readonly ok: false; readonly failure: FeelFailure; readonly reads: Variables };

/** Ends an evaluation from inside a function that feelin calls; only `run-feel.ts` catches it. */
export class FeelStop extends Error {
  readonly failure: FeelFailure;

  constructor(failure: FeelFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

export const stop = (
  code: FeelFailureCode,
  params: Readonly<Record<string, JsonValue>> = {},
): never => {
  throw new FeelStop({ code, params });
};
