import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { BUSINESS_ERROR, type StepInput } from '../../workflows/messages.ts';
import { httpRequest, type HttpAnswer, type HttpLimits } from './http-request.ts';

export type HttpStep = (input: StepInput) => Promise<{ variables: Variables }>;

export interface HttpStepDeps {
  readonly limits: HttpLimits;
  /** The value behind `{{secrets.NAME}}`; undefined when the installation has no such secret. */
  readonly secret: (name: string) => string | undefined;
}

const LONGEST_MS = 600_000;

const stepVariables = z.object({
  url: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']).default('GET'),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.json().optional(),
  /** Milliseconds. */
  timeout: z.number().int().min(1).max(LONGEST_MS).default(30_000),
});

/**
 * The built-in job type `http`: one request, its answer in the variable that the header
 * `resultVariable` names (`response` when there is none) as `{status, headers, body}`. A status of
 * 400 or more fails the step, unless the header `errorCode` turns it into that business error.
 * Redirects are not followed. Secrets are filled in here, so that no variable or fact holds them.
 */
export function createHttpStep({ limits, secret }: HttpStepDeps): HttpStep {
  const fill = (text: string): string =>
    text.replace(/\{\{secrets\.(\w+)\}\}/g, (_, name: string) => {
      const value = secret(name);
      if (value === undefined) throw failure('HTTP_SECRET_UNKNOWN', `There is no secret ${name}.`);
      return value;
    });

  return async function http({ idempotencyKey, headers, variables }) {
    const read = stepVariables.safeParse(variables);
    if (!read.success) {
      const names = read.error.issues.map(({ path }) => path.join('.') || 'variables');
      throw failure('HTTP_INPUT_NOT_VALID', `Correct the inputs: ${names.join(', ')}.`);
    }
    const { url, method, timeout } = read.data;
    const given = Object.entries(read.data.headers ?? {});
    const content = contentOf(read.data.body);
    const answer = await httpRequest(
      {
        url: fill(url),
        method,
        headers: {
          'idempotency-key': idempotencyKey,
          ...(content === null ? {} : { 'content-type': content.type }),
          ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), fill(value)])),
        },
        body: content === null ? null : fill(content.text),
        timeoutMs: timeout,
        signal: Context.current().cancellationSignal,
      },
      limits,
    );
    const response = { status: answer.status, headers: answer.headers, body: bodyOf(answer) };
    if (answer.status < 400)
      return { variables: { [headers['resultVariable'] ?? 'response']: response } };
    const message = `The server answered ${answer.status}.`;
    const code = headers['errorCode'];
    if (code === undefined) throw failure('HTTP_STATUS', message);
    const detail = { code, message, variables: { response } };
    throw ApplicationFailure.create({
      type: BUSINESS_ERROR,
      message,
      nonRetryable: true,
      details: [detail],
    });
  };
}

type Body = z.infer<typeof stepVariables>['body'];

function contentOf(body: Body): { type: string; text: string } | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return { type: 'text/plain; charset=utf-8', text: body };
  return { type: 'application/json', text: JSON.stringify(body) };
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

const failure = (type: string, message: string): ApplicationFailure =>
  ApplicationFailure.create({ type, message });
