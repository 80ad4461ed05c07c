import type { RequestHandler } from 'express';
import { createError } from '../errors/create-error.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A program without a browser that uses a cookie sends this header, which no form can. */
export const INTENT_HEADER = 'x-roteiro-request';

/**
 * Refuses requests that another site made a browser send (CSRF). Changing requests from a browser
 * carry `Origin`, which must be ours; with a cookie and without `Origin`, our own header must say
 * that a program made it. Bearer tokens are never sent by a browser on its own.
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (SAFE.has(req.method) || req.headers.authorization !== undefined) return next();
  const { origin, host, cookie } = req.headers;
  const allowed =
    origin === undefined
      ? cookie === undefined || req.headers[INTENT_HEADER] !== undefined
      : hostOf(origin) === host;
  if (!allowed) throw createError('ORIGIN_NOT_ALLOWED');
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
