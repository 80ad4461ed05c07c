import type { IncomingMessage, ServerResponse } from 'node:http';
import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { contextOf } from './request-context.ts';

export type Log = Logger;

const HIDDEN = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'databaseUrl',
  'xml',
  'values',
];

/** Logs carry ids and codes, never what people typed, and no secrets (decision 28). */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const fromPostgres = z.object({
  severity: z.string(),
  code: z.string(),
  constraint: z.string().optional(),
  table: z.string().optional(),
  routine: z.string().optional(),
});

/** What is logged of an error. Postgres quotes values in its messages: of those, only the codes. */
export function loggedError(error: unknown): object {
  const postgres = fromPostgres.safeParse(error);
  if (postgres.success) return { type: 'PostgresError', ...postgres.data };
  if (error instanceof z.ZodError)
    return {
      type: 'ZodError',
      issues: error.issues.map(({ path, code }) => ({ path, code })),
      stack: frames(error),
    };
  if (error instanceof Error)
    return { type: error.name, message: error.message, stack: frames(error) };
  return { type: typeof error };
}

const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);

/** One line per request: method, path without its query, status, time. */
export function requestLog(log: Log): RequestHandler {
  const handler = pinoHttp({
    logger: log,
    genReqId: (req) => contextOf(req).requestId,
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    wrapSerializers: false,
    serializers: {
      req: (req: IncomingMessage) => ({
        id: contextOf(req).requestId,
        method: req.method,
        path: (req.url ?? '').split('?', 1)[0],
      }),
      res: (res: ServerResponse) => ({ status: res.statusCode }),
      err: loggedError,
    },
  });
  return (req, res, next) => {
    handler(req, res);
    next();
  };
}
