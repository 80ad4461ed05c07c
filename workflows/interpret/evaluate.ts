import { readsOf } from '../expressions/check-expression.ts';
import { evaluateCondition, evaluateExpression } from '../expressions/evaluate-expression.ts';
import type { JsonValue } from '../expressions/json-value.ts';
import type { TokenId } from '../plan/ids.ts';
import type { Operand } from '../plan/plan-nodes.ts';
import type { Activation } from './activation.ts';
import type { Evaluated } from './fact.ts';
import { bad, good, trouble, type Outcome } from './trouble.ts';
import { NO_WRITES, visibleVariables, type Writes } from './variables.ts';

/** An evaluation as facts tell it. */
export type Evaluation = Outcome<Evaluated>;

function clockOf(a: Activation): { now: number; zone: string } {
  return { now: a.at, zone: a.draft.base.zone };
}

/** Evaluates FEEL as the holder sees the variables; `writes` count as written already. */
export function evaluate(
  a: Activation,
  holder: TokenId,
  expression: string,
  writes: Writes = NO_WRITES,
): Evaluation {
  const variables = visibleVariables(a, holder, readsOf(expression), writes);
  const result = evaluateExpression(expression, variables, clockOf(a));
  if (!result.ok)
    return bad({ code: result.failure.code, params: { ...result.failure.params, expression } });
  return good({ expression, reads: result.reads, result: result.value });
}

/** Evaluates a condition: anything but true or false is trouble (decision 24). */
export function evaluateDecisive(
  a: Activation,
  holder: TokenId,
  expression: string,
  writes: Writes = NO_WRITES,
): Outcome<Evaluated & { readonly result: boolean }> {
  const variables = visibleVariables(a, holder, readsOf(expression), writes);
  const result = evaluateCondition(expression, variables, clockOf(a));
  if (!result.ok)
    return bad({ code: result.failure.code, params: { ...result.failure.params, expression } });
  return good({ expression, reads: result.reads, result: result.value });
}

/** The value of an attribute of the drawing. */
export function evaluateOperand(
  a: Activation,
  holder: TokenId,
  operand: Operand,
): Outcome<JsonValue> {
  if (operand.kind === 'literal') return good(operand.value);
  const evaluation = evaluate(a, holder, operand.expression);
  return evaluation.ok ? good(evaluation.value.result) : evaluation;
}

/** The value of an attribute that must be a text; numbers are written out. */
export function evaluateText(
  a: Activation,
  holder: TokenId,
  attribute: string,
  operand: Operand,
): Outcome<string> {
  const outcome = evaluateOperand(a, holder, operand);
  if (!outcome.ok) return outcome;
  if (typeof outcome.value === 'string') return good(outcome.value);
  if (typeof outcome.value === 'number') return good(String(outcome.value));
  return bad(trouble('expected-text', { attribute, got: describe(outcome.value) }));
}

/** The value of an attribute that may be absent or null. */
export function evaluateOptionalText(
  a: Activation,
  holder: TokenId,
  attribute: string,
  operand: Operand | null,
): Outcome<string | null> {
  if (operand === null) return good(null);
  const outcome = evaluateOperand(a, holder, operand);
  if (outcome.ok && outcome.value === null) return good(null);
  return evaluateText(a, holder, attribute, operand);
}

/** The value of an attribute that is a list of texts; a text is split at commas, as in Camunda 8. */
export function evaluateTexts(
  a: Activation,
  holder: TokenId,
  attribute: string,
  operand: Operand | null,
): Outcome<readonly string[]> {
  if (operand === null) return good([]);
  const outcome = evaluateOperand(a, holder, operand);
  if (!outcome.ok) return outcome;
  const { value } = outcome;
  if (value === null) return good([]);
  if (typeof value === 'string')
    return good(
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
  const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  if (Array.isArray(value) && texts.length === value.length) return good(texts);
  return bad(trouble('expected-list', { attribute, got: describe(value) }));
}

/** The value of an attribute that is a whole number within bounds. */
export function evaluateWholeNumber(
  a: Activation,
  holder: TokenId,
  attribute: string,
  operand: Operand,
  bounds: { readonly min: number; readonly max: number },
): Outcome<number> {
  const outcome = evaluateOperand(a, holder, operand);
  if (!outcome.ok) return outcome;
  const value = typeof outcome.value === 'string' ? Number(outcome.value) : outcome.value;
  if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= bounds.min &&
    value <= bounds.max
  )
    return good(value);
  return bad(trouble('expected-number', { attribute, ...bounds, got: describe(outcome.value) }));
}

/** A value as a sentence shows it: short, and never a whole document. */
export function describe(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
