import { z } from 'zod';
import type { Ledger } from './ledger.ts';
import { pause } from './pause.ts';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  /** The `Idempotency-Key`. */
  readonly key?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The code of the error, or null. */
  readonly code: string | null;
}

export interface Client {
  /** One try; null when nobody answered. */
  once(request: Request): Promise<Answer | null>;
  /**
   * The same request, key and all, until an answer says what became of it: anything but 5xx.
   * Null once `signal` is aborted.
   */
  insist(request: Request, signal: AbortSignal): Promise<Answer | null>;
}

const ANSWER_WITHIN_MS = 20_000;
const TRY_AGAIN_MS = 250;
const errorBody = z.object({ error: z.object({ code: z.string() }) });

/** Calls the API as a careful program does, and counts what it answers. */
export function createClient(url: string, ledger: Ledger): Client {
  const count = (what: string): void => {
    ledger.answers.set(what, (ledger.answers.get(what) ?? 0) + 1);
  };

  async function send({ method, path, token, body, key }: Request): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    const read: unknown = text === '' ? null : JSON.parse(text);
    const error = errorBody.safeParse(read);
    const { status, headers } = response;
    if (status === 503 && !headers.has('retry-after'))
      ledger.wrong.push(`${method} ${path} answered 503 without Retry-After`);
    return { status, body: read, code: error.success ? error.data.error.code : null };
  }

  async function once(request: Request): Promise<Answer | null> {
    try {
      const answer = await send(request);
      count(`${request.method} ${inShort(answer)}`);
      return answer;
    } catch {
      count(`${request.method} unanswered`);
      return null;
    }
  }

  return {
    once,
    async insist(request, signal) {
      while (!signal.aborted) {
        const answer = await once(request);
        if (answer !== null && answer.status < 500) return answer;
        await pause(TRY_AGAIN_MS, signal);
      }
      return null;
    },
  };
}

/** How the ledger writes an answer down. */
export const inShort = ({ status, code }: Answer): string =>
  code === null ? String(status) : `${status} ${code}`;
