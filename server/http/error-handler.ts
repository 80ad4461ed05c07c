import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { isConnectionLost } from '../db/connection-lost.ts';
import { AppError, createError, sentence } from '../errors/create-error.ts';
import { contextOf } from './request-context.ts';
import { languageOf } from './language-of.ts';
import { loggedError, type Log } from './log.ts';

const RETRY_AFTER_SECONDS = 5;

/** Numbers beyond a column, and texts that it cannot hold, such as in a cursor that somebody made. */
const beyondColumn = z.object({
  severity: z.string(),
  code: z.enum(['22003', '22008', '22021', '22P05']),
});

/** A compressed body that is broken: the stream fails, not the parser. */
const brokenCompression = z.object({ code: z.string().startsWith('Z_') });

const bodyError = z.object({ type: z.string(), status: z.number(), limit: z.number().optional() });

/** The error to answer with: ours as it is, those of the parser and of Postgres translated. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isConnectionLost(error))
    return createError('DATABASE_AWAY', { retryAfter: RETRY_AFTER_SECONDS });
  if (beyondColumn.safeParse(error).success)
    return createError('REQUEST_NOT_VALID', { issues: [] });
  const body = bodyError.safeParse(error);
  if (body.success && body.data.type === 'entity.too.large')
    return createError('BODY_TOO_LARGE', { limitBytes: body.data.limit ?? 0 });
  if (body.success && body.data.status === 415) return createError('BODY_NOT_JSON');
  if (body.success && body.data.status < 500) return createError('JSON_NOT_READABLE');
  if (brokenCompression.safeParse(error).success) return createError('JSON_NOT_READABLE');
  if (error instanceof URIError) return createError('ROUTE_NOT_FOUND');
  return createError('INTERNAL');
}

/** `{ error: { code, message, details, requestId } }`, in the caller's language. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error, req, res, next) => {
    const known = toAppError(error);
    const { requestId } = contextOf(req);
    if (known.status >= 500) log.error({ requestId, code: known.code, err: loggedError(error) });
    if (res.headersSent) return next(error);
    const { retryAfter } = known.details;
    if (typeof retryAfter === 'number') res.setHeader('Retry-After', String(retryAfter));
    if (known.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
    res.status(known.status).json({
      error: {
        code: known.code,
        message: sentence(known.code, known.details, languageOf(req)),
        details: known.details,
        requestId,
      },
    });
  };
}

export const routeNotFound: RequestHandler = () => {
  throw createError('ROUTE_NOT_FOUND');
};
