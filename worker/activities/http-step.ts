import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { BUSINESS_ERROR, type StepInput } from '../../workflows/messages.ts';
import { httpRequest, type HttpAnswer, type HttpLimits } from './http-request.ts';
import { readHttpRequest, stepFailure } from './read-http-request.ts';

export type HttpStep = (input: StepInput) => Promise<{ variables: Variables }>;

export interface HttpStepDeps {
  readonly limits: HttpLimits;
  /** The value behind `{{secrets.NAME}}`; undefined when the installation has no such secret. */
  readonly secret: (name: string) => string | undefined;
}

/**
 * The built-in job type `http`: one request, its answer in the variable that the header
 * `resultVariable` names (`response` when there is none) as `{status, headers, body}`. A status of
 * 400 or more fails the step, unless the header `errorCode` turns it into that business error.
 * Redirects are not followed. A task header `header.NAME` is sent as the HTTP header NAME, and only
 * there `{{secrets.NAME}}` is filled in: a drawing may use a secret, what a customer typed may not,
 * and no variable or fact holds it.
 */
export function createHttpStep({ limits, secret }: HttpStepDeps): HttpStep {
  return async function http(input) {
    const { headers } = input;
    const request = readHttpRequest(input, secret);
    const signal = Context.current().cancellationSignal;
    const answer = await httpRequest({ ...request, signal }, limits);
    const response = { status: answer.status, headers: answer.headers, body: bodyOf(answer) };
    if (answer.status < 400)
      return { variables: { [headers['resultVariable'] ?? 'response']: response } };
    const message = `The server answered ${answer.status}.`;
    const code = headers['errorCode'];
    if (code === undefined) throw stepFailure('HTTP_STATUS', message);
    const detail = { code, message, variables: { response } };
    throw ApplicationFailure.create({
      type: BUSINESS_ERROR,
      message,
      nonRetryable: true,
      details: [detail],
    });
  };
}

/** JSON where the server says it is and it is; else text. */
function bodyOf({ headers, text }: HttpAnswer): z.infer<ReturnType<typeof z.json>> {
  if (!/^application\/(\w[\w.-]*\+)?json\b/i.test(headers['content-type'] ?? '')) return text;
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}
