import { z } from 'zod';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const coded = z.object({ code: z.string() });
const named = z.object({ name: z.string(), message: z.string() });

/**
 * True when the error means that Postgres cannot be reached just now: a network error, SQLSTATE
 * class 08 (connection), 57P0x (shutting down, crashed, starting) or 53300 (too many connections).
 */
export function isConnectionLost(error: unknown): boolean {
  const { success, data } = coded.safeParse(error);
  if (success && (NETWORK.has(data.code) || /^(08...|57P0[1-5]|53300)$/.test(data.code)))
    return true;
  const text = named.safeParse(error);
  if (!text.success) return false;
  return (
    text.data.name === 'KnexTimeoutError' ||
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
      text.data.message,
    )
  );
}
