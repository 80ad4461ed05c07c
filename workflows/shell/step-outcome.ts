import { type ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { StepFailure } from '../interpret/occurrence.ts';
import { BUSINESS_ERROR } from '../messages.ts';

/** What became of one attempt at a step. */
export type StepOutcome =
  | { readonly kind: 'completed'; readonly variables: Variables }
  | {
      readonly kind: 'error';
      readonly errorCode: string;
      readonly message: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'failed'; readonly failure: StepFailure }
  /** Nobody serves its queue: no attempt was made (decision 7). */
  | { readonly kind: 'not-started' };

const LONGEST_MESSAGE = 1000;

type Unread = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values come through Temporal's JSON converter, so an object holds JSON and nothing else. */
const isVariables = (value: unknown): value is Variables =>
  isObject(value) && Object.values(value).every(isJson);

function isJson(value: unknown): value is JsonValue {
  if (value === null) return true;
  switch (typeof value) {
    case 'boolean':
    case 'number':
    case 'string':
      return true;
    case 'object':
      return Array.isArray(value) ? value.every(isJson) : isVariables(value);
    default:
      return false;
  }
}

/** The variables of an answer or a business error; none where it has none, null where they are not an object. */
function variablesOf(value: unknown): Variables | null {
  if (value === undefined || value === null) return {};
  return isVariables(value) ? value : null;
}

/** Reads an answer `{variables}` (decision 12). An activity without a result answers with none. */
export function readAnswer(answer: unknown): StepOutcome {
  const isAnswer = answer === undefined || answer === null || isObject(answer);
  const variables = isAnswer ? variablesOf(answer?.['variables']) : null;
  return variables === null
    ? failed('ANSWER_NOT_VALID', 'The answer is not an object with an object "variables".')
    : { kind: 'completed', variables };
}

/** Reads why the activity failed. Only ActivityFailure is a step's; anything else is our own bug. */
export function readFailure(error: ActivityFailure): StepOutcome {
  const { cause } = error;
  if (cause instanceof TimeoutFailure) {
    if (cause.timeoutType === 'SCHEDULE_TO_START') return { kind: 'not-started' };
    return failed('timeout', 'The step did not answer within its time.');
  }
  if (!(cause instanceof ApplicationFailure)) {
    return failed(cause?.name ?? 'Error', cause?.message ?? error.message);
  }
  if (cause.type !== BUSINESS_ERROR) return failed(cause.type ?? 'Error', cause.message);
  const detail: unknown = cause.details?.[0];
  if (isObject(detail)) {
    const { code, message } = detail;
    const variables = variablesOf(detail['variables']);
    if (typeof code === 'string' && variables !== null) {
      return {
        kind: 'error',
        errorCode: code,
        message: shorten(typeof message === 'string' ? message : cause.message),
        variables,
      };
    }
  }
  return failed('ANSWER_NOT_VALID', 'A BPMN_ERROR needs the detail {code, message, variables}.');
}

const shorten = (text: string): string => text.slice(0, LONGEST_MESSAGE);

const failed = (type: string, message: string): StepOutcome => ({
  kind: 'failed',
  failure: { type, message: shorten(message) },
});
