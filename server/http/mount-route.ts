import { createHmac } from 'node:crypto';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { movedClock, type Clock } from '../clock/clock.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import { createError } from '../errors/create-error.ts';
import type { IdempotencyKey } from '../idempotency/run-once.ts';
import { sourceOf } from '../people/caller.ts';
import { z } from 'zod';
import { authorise } from './authorise.ts';
import { openEventStream } from './event-stream.ts';
import { languageOf } from './language-of.ts';
import { contextOf } from './request-context.ts';
import type { Call, Route } from './route.ts';
import { callSession } from './session-cookie.ts';

const MEGABYTE = 1024 * 1024;
const parsers = {
  ordinary: express.json({ limit: MEGABYTE }),
  drawing: express.json({ limit: 12 * MEGABYTE }),
};

export interface MountOptions {
  readonly clock: Clock;
  readonly signInLimits: readonly RequestHandler[];
  /** Keys the hashes of requests: a bare hash of what a customer typed could be guessed. */
  readonly requestKey: Uint8Array;
}

/** Puts a route on the app. Who may not call it is told before the body is read. */
export function mountRoute(app: Express, route: Route, options: MountOptions): void {
  app[route.method](
    route.path,
    (req, _res, next) => {
      authorise(route.permission, contextOf(req).caller);
      next();
    },
    refuseOtherThanJson,
    parsers[route.bodyLimit],
    refuseHostileInput,
    ...(route.limit === 'sign-in' ? options.signInLimits : []),
    async (req, res) => {
      const call = new RequestCall(req, res, options);
      if (route.stream !== null) return openEventStream(req, res, route.stream(call));
      const body = await route.answer(call);
      res.status(call.status ?? route.status);
      if (route.media === 'application/json') res.json(body);
      else res.type(route.media).send(body);
    },
  );
}

/** JSON is UTF-8 and nothing else (RFC 8259 §8.1). */
const OTHER_CHARSET = /charset\s*=\s*"?(?!utf-8)/i;

const refuseOtherThanJson: RequestHandler = (req, _res, next) => {
  const type = req.headers['content-type'] ?? '';
  const hasBody =
    req.headers['transfer-encoding'] !== undefined ||
    Number(req.headers['content-length'] ?? 0) > 0;
  const isJson = req.is('application/json') !== false && !OTHER_CHARSET.test(type);
  if (hasBody && !isJson) throw createError('BODY_NOT_JSON');
  next();
};

const DEEPEST = 200;
/** NUL, which no text of Postgres holds, and halves of characters, which no encoding has. */
const UNKEEPABLE = /[\0\p{Cs}]/u;

/**
 * What reads a body goes into it by calling itself: hostile depth would end in a full stack. Texts
 * that could not be kept as they are, here or in the address, are told before anything is done.
 */
const refuseHostileInput: RequestHandler = (req, _res, next) => {
  let level: unknown[] = [req.body, req.params, req.query];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw createError('JSON_NOT_READABLE');
    level = level.flatMap((value) => {
      if (typeof value === 'string' && UNKEEPABLE.test(value))
        throw createError('TEXT_NOT_KEEPABLE');
      if (typeof value !== 'object' || value === null) return [];
      return Array.isArray(value) ? value : [...Object.keys(value), ...Object.values(value)];
    });
  }
  next();
};

class RequestCall implements Call<unknown, unknown, unknown> {
  status: number | null = null;
  readonly requestId: string;
  readonly language;
  readonly callerIfAny;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly callerAgain;
  readonly session;
  readonly #req: Request;
  readonly #res: Response;
  readonly #clock: Clock;
  readonly #requestKey: Uint8Array;

  constructor(req: Request, res: Response, { clock, requestKey }: MountOptions) {
    const context = contextOf(req);
    this.requestId = context.requestId;
    this.language = languageOf(req);
    this.callerIfAny = context.caller;
    this.callerAgain = context.callerAgain;
    this.params = req.params;
    this.query = req.query;
    this.body = req.body;
    this.session = callSession(req, res);
    this.#req = req;
    this.#requestKey = requestKey;
    this.#res = res;
    this.#clock = movedClock(clock, context.caller?.clockOffsetMs ?? 0);
  }

  get caller() {
    if (this.callerIfAny === null) throw createError('SIGN_IN_REQUIRED');
    return this.callerIfAny;
  }

  get idempotencyKey(): IdempotencyKey | null {
    const key = this.#req.headers['idempotency-key'];
    if (key === undefined) return null;
    if (typeof key !== 'string' || !/^[!-~]{1,200}$/.test(key))
      throw createError('IDEMPOTENCY_KEY_NOT_VALID');
    const body = z.json().optional().parse(this.body) ?? null;
    return {
      organisationId: this.caller.organisationId,
      source: sourceOf(this.caller),
      key,
      requestHash: createHmac('sha256', this.#requestKey)
        .update(`${this.#req.method} ${this.#req.path} ${canonicalJson(body)}`)
        .digest('hex'),
    };
  }

  now(): Date {
    return this.#clock.now();
  }

  answerWith(status: number): void {
    this.status = status;
  }

  setHeader(name: string, value: string): void {
    this.#res.setHeader(name, value);
  }
}
