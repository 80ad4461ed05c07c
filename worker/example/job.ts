import { ApplicationFailure } from '@temporalio/common';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { BUSINESS_ERROR, type StepInput } from '../../workflows/messages.ts';
import type { Effects } from './effects.ts';

export interface JobDone {
  /** What would have been sent, booked or printed. */
  readonly effect: Variables;
  readonly answer: Variables;
}

/** Does the work of one job type; asked once for each idempotency key that was not answered. */
export type Job = (step: StepInput) => JobDone | Promise<JobDone>;

/** The activity of a job type: what was done once is answered again and not done again. */
export function asActivity(jobType: string, job: Job, effects: Effects) {
  return async (step: StepInput): Promise<{ variables: Variables }> => {
    const { idempotencyKey, runId, elementId } = step;
    const before = effects.find(idempotencyKey);
    if (before !== undefined) return { variables: before.answer };
    const { effect, answer } = await job(step);
    const at = new Date().toISOString();
    effects.add({ idempotencyKey, jobType, runId, elementId, at, effect, answer });
    return { variables: answer };
  };
}

/** A business error as the contract has it (`docs/service-contract.md`). */
export const businessError = (code: string, message: string, variables: Variables = {}) =>
  ApplicationFailure.create({
    type: BUSINESS_ERROR,
    message,
    nonRetryable: true,
    details: [{ code, message, variables }],
  });

/** A number for a paper or a booking, the same whenever it is worked out from the same key. */
export function numberFrom(idempotencyKey: string): string {
  let sum = 0;
  for (const character of idempotencyKey) sum = (sum * 31 + character.charCodeAt(0)) % 900_000;
  return String(sum + 100_000);
}
