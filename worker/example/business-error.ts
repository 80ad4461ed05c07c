import { ApplicationFailure } from '@temporalio/activity';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { BUSINESS_ERROR } from '../../workflows/messages.ts';

/** A business error, which a boundary event of the drawing may catch (decision 12). */
export function businessError(code: string, message: string, variables: Variables = {}): Error {
  return ApplicationFailure.create({
    type: BUSINESS_ERROR,
    message,
    nonRetryable: true,
    details: [{ code, message, variables }],
  });
}
