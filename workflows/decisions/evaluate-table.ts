import type { FeelContext, FeelValue } from '../expressions/feel-engine.ts';
import type { JsonValue } from '../expressions/json-value.ts';
import { conform } from './conform.ts';
import type { DecisionEvaluation } from './decision-evaluation.ts';
import type { DecisionTable, TableInput, TableRule } from './decision-plan.ts';
import type { DecisionRecord } from './decision-record.ts';
import { stopDecision } from './decision-stop.ts';
import type { Hit } from './hit-policies/hit.ts';
import { answersWithList, hitPolicies } from './hit-policies/index.ts';

/** What a table answers, with the part of the record that it knows. */
export interface TableAnswer {
  readonly value: FeelValue;
  readonly record: Pick<DecisionRecord, 'inputs' | 'matchedRules' | 'notes'>;
}

/** A value of the wrong type counts as null and is noted (decision 24). */
const inputValue = (
  input: TableInput,
  evaluation: DecisionEvaluation,
  context: FeelContext,
  notes: DecisionRecord['notes'][number][],
): FeelValue => {
  const { value } = evaluation.expression(input.expression, context, input.id);
  const typed = input.type === null ? value : conform(value, input.type, evaluation.clock);
  if (typed === undefined) {
    notes.push({ code: 'not-of-type', name: input.label });
    return null;
  }
  const isAllowed =
    typed === null ||
    input.allowed === null ||
    evaluation.passes(input.allowed, typed, context, input.id);
  if (!isAllowed)
    stopDecision('decision-input-not-allowed', {
      decision: evaluation.decisionId,
      input: input.label,
      value: evaluation.json(typed, input.id),
      allowed: input.allowed,
    });
  return typed;
};

/** One output is its value, several are a context. */
const combine = (table: DecisionTable, values: readonly FeelValue[]): FeelValue =>
  table.outputs.length === 1
    ? values[0]
    : Object.fromEntries(table.outputs.map(({ name }, index) => [name, values[index]]));

const hitOf = (
  table: DecisionTable,
  rule: TableRule,
  index: number,
  evaluation: DecisionEvaluation,
  context: FeelContext,
): Hit => {
  const values = table.outputs.map((output, column) => {
    const { value } = evaluation.expression(rule.outputs[column] ?? '', context, rule.id);
    const isAllowed =
      value === null ||
      output.allowed === null ||
      evaluation.passes(output.allowed, value, context, rule.id);
    if (!isAllowed)
      stopDecision('decision-output-not-allowed', {
        decision: evaluation.decisionId,
        output: output.name,
        value: evaluation.json(value, rule.id),
        allowed: output.allowed,
        rules: String(index),
      });
    return value;
  });
  const outputs = values.map((value) => evaluation.json(value, rule.id));
  return { index, ruleId: rule.id, value: combine(table, values), outputs };
};

const findHits = (
  table: DecisionTable,
  inputs: readonly FeelValue[],
  evaluation: DecisionEvaluation,
  context: FeelContext,
): Hit[] => {
  const hits: Hit[] = [];
  for (const [position, rule] of table.rules.entries()) {
    const matches = rule.inputs.every((tests, column) =>
      evaluation.passes(tests, inputs[column] ?? null, context, rule.id),
    );
    if (!matches) continue;
    hits.push(hitOf(table, rule, position + 1, evaluation, context));
    if (table.hitPolicy === 'FIRST') break;
  }
  return hits;
};

/**
 * What a table answers when no rule matches: the default outputs where one is given, else null;
 * a count of none is 0 (DMN 1.5 §8.2.11).
 */
const otherwise = (
  table: DecisionTable,
  evaluation: DecisionEvaluation,
  context: FeelContext,
): FeelValue => {
  if (table.outputs.every((output) => output.otherwise === null))
    return table.aggregation === 'COUNT' ? 0 : null;
  const values = table.outputs.map(
    (output) => evaluation.expression(output.otherwise ?? '', context, output.id).value,
  );
  const value = combine(table, values);
  return answersWithList(table.hitPolicy, table.aggregation !== null) ? [value] : value;
};

/** Evaluates a decision table (DMN 1.5 §8.2). */
export const evaluateTable = (
  table: DecisionTable,
  evaluation: DecisionEvaluation,
  context: FeelContext,
): TableAnswer => {
  const notes: DecisionRecord['notes'][number][] = [];
  const values = table.inputs.map((input) => inputValue(input, evaluation, context, notes));
  const hits = findHits(table, values, evaluation, context);
  const [first, ...rest] = hits;
  const value =
    first === undefined
      ? otherwise(table, evaluation, context)
      : hitPolicies[table.hitPolicy]([first, ...rest], table, evaluation.decisionId);

  const inputs: Record<string, JsonValue> = {};
  for (const [column, input] of table.inputs.entries())
    inputs[input.label] = evaluation.json(values[column] ?? null, input.id);
  const matchedRules = hits.map(({ index, ruleId, outputs }) => ({
    index,
    ruleId,
    outputs: Object.fromEntries(
      table.outputs.map(({ name }, column) => [name, outputs[column] ?? null]),
    ),
  }));
  return { value, record: { inputs, matchedRules, notes } };
};
