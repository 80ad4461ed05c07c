import type { FeelContext, FeelValue } from '../expressions/feel-engine.ts';
import type { FeelClock } from '../expressions/feel-result.ts';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import { conform } from './conform.ts';
import { DecisionEvaluation } from './decision-evaluation.ts';
import type { DecisionPlan, DecisionStep } from './decision-plan.ts';
import type { DecisionRecord } from './decision-record.ts';
import { DecisionStop } from './decision-stop.ts';
import { evaluateTable } from './evaluate-table.ts';
import type { DecisionFailure } from './failure-text.ts';

/** The answer with a record of each decision that led to it, the one asked last; or why there is none. */
export type DecisionResult =
  | { readonly ok: true; readonly value: JsonValue; readonly record: readonly DecisionRecord[] }
  | { readonly ok: false; readonly failure: DecisionFailure };

interface StepAnswer {
  readonly value: FeelValue;
  readonly record: DecisionRecord;
}

/** Input data of a type it is not counts as null and is noted. */
const contextOf = (
  step: DecisionStep,
  variables: Variables,
  results: ReadonlyMap<string, FeelContext>,
  clock: FeelClock,
): { context: FeelContext; notes: DecisionRecord['notes'] } => {
  const context: Record<string, FeelValue> = { ...variables };
  const notes: DecisionRecord['notes'][number][] = [];
  for (const { name, type } of step.inputData) {
    const value = Object.hasOwn(variables, name) ? (variables[name] ?? null) : null;
    const typed = conform(value, type, clock);
    if (typed === undefined) notes.push({ code: 'not-of-type', name });
    context[name] = typed ?? null;
  }
  for (const required of step.requires) Object.assign(context, results.get(required));
  return { context, notes };
};

const evaluateStep = (
  step: DecisionStep,
  evaluation: DecisionEvaluation,
  variables: Variables,
  results: ReadonlyMap<string, FeelContext>,
): StepAnswer => {
  const { decisionId, name, logic } = step;
  const { context, notes } = contextOf(step, variables, results, evaluation.clock);
  const answer =
    logic.kind === 'table'
      ? evaluateTable(logic, evaluation, context)
      : evaluateLiteral(logic.expression, evaluation, context);
  const typed =
    step.type === null ? answer.value : conform(answer.value, step.type, evaluation.clock);
  const outputNotes = typed === undefined ? [{ code: 'not-of-type', name } as const] : [];
  const value = typed ?? null;
  const record: DecisionRecord = {
    decisionId,
    name,
    ...answer.record,
    output: evaluation.json(value, decisionId),
    notes: [...notes, ...answer.record.notes, ...outputNotes],
  };
  return { value, record };
};

const evaluateLiteral = (
  expression: string,
  evaluation: DecisionEvaluation,
  context: FeelContext,
): ReturnType<typeof evaluateTable> => {
  const { decisionId } = evaluation;
  const { value, reads } = evaluation.expression(expression, context, decisionId);
  const inputs = Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [name, evaluation.json(read, decisionId)]),
  );
  return { value, record: { inputs, matchedRules: [], notes: [] } };
};

/**
 * Answers a decision from a run's variables: first what it requires, then itself. All variables
 * are visible to each decision, as in Camunda 8, and the results of those it requires.
 *
 * Pure, and bounded as FEEL is: all expressions of the graph share one bound (decision 25).
 */
export const evaluateDecision = (
  plan: DecisionPlan,
  variables: Variables,
  clock: FeelClock,
): DecisionResult => {
  const results = new Map<string, FeelContext>();
  const records: DecisionRecord[] = [];
  let evaluation = new DecisionEvaluation(clock, plan.decisionId);
  let last: JsonValue = null;
  try {
    for (const step of plan.steps) {
      evaluation = evaluation.next(step.decisionId);
      const { value, record } = evaluateStep(step, evaluation, variables, results);
      results.set(
        step.decisionId,
        Object.fromEntries(step.resultNames.map((name) => [name, value])),
      );
      records.push(record);
      last = record.output;
    }
    return { ok: true, value: last, record: records };
  } catch (error) {
    if (error instanceof DecisionStop) return { ok: false, failure: error.failure };
    throw error;
  }
};
