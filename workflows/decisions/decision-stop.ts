import type { DecisionFailure, DecisionFailureCode } from './failure-text.ts';

/** Ends an evaluation with a failure; only `evaluate-decision.ts` catches it. */
export class DecisionStop extends Error {
  readonly failure: DecisionFailure;

  constructor(failure: DecisionFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

export const stopDecision = (
  code: DecisionFailureCode,
  params: DecisionFailure['params'],
): never => {
  throw new DecisionStop({ code, params });
};
