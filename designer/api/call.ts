import type { z } from 'zod';
import { firstLanguage } from '../texts/language.tsx';
import { ConnectionLost, errorOf } from './api-error.ts';

export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** The same key is done once, however often it is sent. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/**
 * Asks the API, and reads the reply by its contract.
 * @throws ApiError for what the server refuses, ConnectionLost when there is no answer
 */
export async function call<R extends z.ZodType>(
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: `/api/${string}`,
  reply: R,
  { query = {}, body, idempotencyKey, signal }: CallOptions = {},
): Promise<z.output<R>> {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const search = asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`;
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': firstLanguage() === 'pt' ? 'pt-BR' : 'en',
  });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  const request: RequestInit = { method: method.toUpperCase(), headers, signal: signal ?? null };
  if (body !== undefined) request.body = JSON.stringify(body);
  const response = await fetch(path + search, request).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new ConnectionLost('The server does not answer.', { cause: error });
  });
  if (!response.ok) throw await errorOf(response);
  return reply.parse(await response.json());
}
