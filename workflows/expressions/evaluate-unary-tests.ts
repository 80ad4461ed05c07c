import type { Meter } from './cost/meter.ts';
import { fastUnaryTests } from './fast/fast-unary-tests.ts';
import type { FeelContext, FeelValue } from './feel-engine.ts';
import type { FeelClock, FeelFailure, FeelResult } from './feel-result.ts';
import type { JsonValue, Variables } from './json-value.ts';
import { runFeel } from './run-feel.ts';

export type UnaryTestsRun =
  | { readonly ok: true; readonly value: boolean; readonly reads: FeelContext }
  | { readonly ok: false; readonly failure: FeelFailure; readonly reads: FeelContext };

/**
 * Whether an input passes the unary tests of a decision table's cell (DMN 1.5 §10.3.1.5). Blank
 * and `-` pass always; null is "no match" (decision 24). Values may be FEEL's own dates.
 */
export const runUnaryTests = (
  tests: string,
  input: FeelValue,
  variables: FeelContext,
  clock: FeelClock,
  meter?: Meter,
): UnaryTestsRun => {
  const fast = fastUnaryTests(tests, input);
  if (fast !== null) return { ok: true, value: fast, reads: {} };
  const run = runFeel('unary-tests', tests, variables, clock, input ?? null, meter);
  return run.ok ? { ok: true, value: run.value === true, reads: run.reads } : run;
};

/** As `runUnaryTests`, of JSON values. */
export const evaluateUnaryTests = (
  tests: string,
  input: JsonValue,
  variables: Variables,
  clock: FeelClock,
): FeelResult<boolean> => {
  const run = runUnaryTests(tests, input, variables, clock);
  const reads = Object.fromEntries(
    Object.keys(run.reads).flatMap((name) => {
      const value = variables[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return run.ok
    ? { ok: true, value: run.value, reads }
    : { ok: false, failure: run.failure, reads };
};
