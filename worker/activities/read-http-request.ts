import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { StepInput } from '../../workflows/messages.ts';
import type { HttpRequest } from './http-request.ts';

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
 * The request that a step asks for. Secrets are filled into the drawing's own task headers only.
 * @throws ApplicationFailure HTTP_INPUT_NOT_VALID, HTTP_SECRET_UNKNOWN
 */
export function readHttpRequest(
  { idempotencyKey, headers, variables }: Omit<StepInput, 'runId' | 'elementId'>,
  secret: (name: string) => string | undefined,
): Omit<HttpRequest, 'signal'> {
  const read = stepVariables.safeParse(variables);
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => path.join('.') || 'variables');
    throw stepFailure('HTTP_INPUT_NOT_VALID', `Correct the inputs: ${names.join(', ')}.`);
  }
  const { url, method, timeout } = read.data;
  const given = Object.entries(read.data.headers ?? {});
  const drawn = drawnHeaders(headers);
  const content = contentOf(read.data.body);
  return {
    url,
    method,
    headers: {
      'idempotency-key': idempotencyKey,
      ...(content === null ? {} : { 'content-type': content.type }),
      ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value])),
      ...Object.fromEntries(drawn.map(([name, value]) => [name, fill(value, secret)])),
    },
    body: content === null ? null : content.text,
    timeoutMs: timeout,
  };
}

function fill(text: string, secret: (name: string) => string | undefined): string {
  return text.replace(/\{\{secrets\.(\w+)\}\}/g, (_, name: string) => {
    const value = secret(name);
    if (value === undefined)
      throw stepFailure('HTTP_SECRET_UNKNOWN', `There is no secret ${name}.`);
    return value;
  });
}

const DRAWN = 'header.';

/** The HTTP headers that the drawing itself gives, as literal text. */
function drawnHeaders(headers: StepInput['headers']): [string, string][] {
  return Object.entries(headers)
    .filter(([key]) => key.startsWith(DRAWN))
    .map(([key, value]) => [key.slice(DRAWN.length).toLowerCase(), value]);
}

type Body = z.infer<typeof stepVariables>['body'];

function contentOf(body: Body): { type: string; text: string } | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return { type: 'text/plain; charset=utf-8', text: body };
  return { type: 'application/json', text: JSON.stringify(body) };
}

export const stepFailure = (type: string, message: string): ApplicationFailure =>
  ApplicationFailure.create({ type, message });
