import { Meter } from '../expressions/cost/meter.ts';
import { runUnaryTests } from '../expressions/evaluate-unary-tests.ts';
import { fastExpression } from '../expressions/fast/fast-expression.ts';
import type { FeelContext, FeelValue } from '../expressions/feel-engine.ts';
import type { FeelClock, FeelFailure } from '../expressions/feel-result.ts';
import { FeelStop } from '../expressions/feel-result.ts';
import type { JsonValue } from '../expressions/json-value.ts';
import { runFeel } from '../expressions/run-feel.ts';
import { toJson } from '../expressions/to-json.ts';
import { DecisionStop } from './decision-stop.ts';

/**
 * Evaluates the expressions of one decision. All of them share one bound of work, so that a large
 * table stays within what a workflow may take; a failure says in which cell it was.
 */
export class DecisionEvaluation {
  readonly clock: FeelClock;
  readonly decisionId: string;
  readonly #meter: Meter;

  constructor(clock: FeelClock, decisionId: string, meter: Meter = new Meter()) {
    this.clock = clock;
    this.decisionId = decisionId;
    this.#meter = meter;
  }

  /** The same bound of work, for the next decision of a graph. */
  next(decisionId: string): DecisionEvaluation {
    return new DecisionEvaluation(this.clock, decisionId, this.#meter);
  }

  expression(
    text: string,
    context: FeelContext,
    elementId: string,
  ): { readonly value: FeelValue; readonly reads: FeelContext } {
    if (text.trim() === '') return { value: null, reads: {} };
    const fast = fastExpression(text, context);
    if (fast !== null)
      return {
        value: fast.value,
        reads: Object.fromEntries(fast.present.map((name) => [name, context[name]])),
      };
    const run = runFeel('expression', text, context, this.clock, undefined, this.#meter);
    return run.ok ? run : this.#fail(run.failure, text, elementId);
  }

  passes(tests: string, input: FeelValue, context: FeelContext, elementId: string): boolean {
    const run = runUnaryTests(tests, input, context, this.clock, this.#meter);
    return run.ok ? run.value : this.#fail(run.failure, tests, elementId);
  }

  json(value: FeelValue, elementId: string): JsonValue {
    try {
      return toJson(value);
    } catch (error) {
      if (error instanceof FeelStop) return this.#fail(error.failure, '', elementId);
      throw error;
    }
  }

  #fail(failure: FeelFailure, text: string, elementId: string): never {
    throw new DecisionStop({
      code: failure.code,
      params: { ...failure.params, decision: this.decisionId, elementId, expression: text },
    });
  }
}
