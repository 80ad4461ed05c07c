import type { z } from 'zod';
import { createError } from '../errors/create-error.ts';
import { none, type Call, type Route, type RouteSpec } from './route.ts';

/**
 * Makes a route of its description: what comes in is validated before the handler sees it, what
 * goes out is cut to the contract.
 */
export function defineRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(spec: RouteSpec<P, Q, B, R>): Route {
  return {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    description: spec.description ?? null,
    permission: spec.permission,
    status: spec.status ?? 200,
    otherStatuses: spec.otherStatuses ?? {},
    bodyLimit: spec.bodyLimit ?? 'ordinary',
    limit: spec.limit ?? null,
    idempotent: spec.idempotent ?? false,
    example: spec.example,
    media: spec.media ?? 'application/json',
    stream: null,
    contract: { params: spec.params, query: spec.query, body: spec.body, reply: spec.reply },
    async answer(call) {
      const issues: Issue[] = [];
      const params = read('params', spec.params, call.params, issues);
      const query = read('query', spec.query, call.query, issues);
      const body = read('body', spec.body, call.body, issues);
      if (!params.ok || !query.ok || !body.ok) throw createError('REQUEST_NOT_VALID', { issues });
      const validated = withInput(call, params.value, query.value, body.value);
      return spec.reply.parse(await spec.handle(validated));
    },
  };
}

interface Issue {
  readonly in: string;
  readonly path: string;
  readonly message: string;
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

function read<T extends z.ZodType>(
  where: string,
  schema: T,
  input: unknown,
  issues: Issue[],
): Read<z.output<T>> {
  // A route that reads no body does not mind whether there is one.
  const result = schema.safeParse(isNone(schema) ? {} : input);
  if (result.success) return { ok: true, value: result.data };
  for (const { path, message } of result.error.issues)
    issues.push({ in: where, path: path.map(String).join('.'), message });
  return { ok: false };
}

const isNone = (schema: z.ZodType): boolean => Object.is(schema, none);

function withInput<P, Q, B>(
  call: Call<unknown, unknown, unknown>,
  params: P,
  query: Q,
  body: B,
): Call<P, Q, B> {
  return {
    params,
    query,
    body,
    requestId: call.requestId,
    language: call.language,
    callerIfAny: call.callerIfAny,
    get caller() {
      return call.caller;
    },
    callerAgain: () => call.callerAgain(),
    now: () => call.now(),
    idempotencyKey: call.idempotencyKey,
    session: call.session,
    answerWith: (status) => call.answerWith(status),
    setHeader: (name, value) => call.setHeader(name, value),
  };
}
