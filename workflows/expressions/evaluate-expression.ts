import { fastExpression } from './fast/fast-expression.ts';
import type { FeelClock, FeelFailure, FeelResult } from './feel-result.ts';
import { FeelStop } from './feel-result.ts';
import type { JsonValue, Variables } from './json-value.ts';
import { runFeel } from './run-feel.ts';
import { toJson } from './to-json.ts';

/** The value with the names that were asked for and are not there. */
interface Evaluated {
  readonly result: FeelResult;
  readonly missing: readonly string[];
}

const fail = (failure: FeelFailure, reads: Variables): Evaluated => ({
  result: { ok: false, failure, reads },
  missing: [],
});

const pick = (variables: Variables, names: Iterable<string>): Variables =>
  Object.fromEntries(
    [...names].flatMap((name) => {
      const value = variables[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

const evaluate = (expression: string, variables: Variables, clock: FeelClock): Evaluated => {
  const fast = fastExpression(expression, variables);
  const run = fast ?? runFeel('expression', expression, variables, clock);
  if ('ok' in run && !run.ok) return fail(run.failure, pick(variables, Object.keys(run.reads)));
  const reads = pick(variables, 'present' in run ? run.present : Object.keys(run.reads));
  try {
    return { result: { ok: true, value: toJson(run.value), reads }, missing: run.missing };
  } catch (error) {
    if (error instanceof FeelStop) return fail(error.failure, reads);
    throw error;
  }
};

/**
 * Evaluates a FEEL expression (without the leading `=`) to JSON; null is a value here.
 *
 * Dates, times and durations become ISO 8601 text, numbers keep 15 significant digits; texts that
 * look like dates stay texts. FEEL as in DMN 1.5 §10, as feelin has it.
 */
export const evaluateExpression = (
  expression: string,
  variables: Variables,
  clock: FeelClock,
): FeelResult => evaluate(expression, variables, clock).result;

const describe = (value: JsonValue): string =>
  Array.isArray(value) ? 'list' : typeof value === 'object' ? 'context' : typeof value;

/** Evaluates where a decision must be made now: null and what is no boolean are failures (decision 24). */
export const evaluateCondition = (
  expression: string,
  variables: Variables,
  clock: FeelClock,
): FeelResult<boolean> => {
  const { result, missing } = evaluate(expression, variables, clock);
  if (!result.ok) return result;
  const { value, reads } = result;
  if (typeof value === 'boolean') return { ok: true, value, reads };
  const failure: FeelFailure =
    value === null
      ? { code: 'feel-null', params: { missing: missing.length === 0 ? '-' : missing.join(', ') } }
      : { code: 'feel-not-boolean', params: { type: describe(value) } };
  return { ok: false, failure, reads };
};
