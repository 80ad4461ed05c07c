import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { createError } from '../errors/create-error.ts';
import { sha256 } from '../organisation-record/content-hash.ts';
import { contextOf } from './request-context.ts';

const WINDOW_MS = 15 * 60 * 1000;
const named = z.object({ email: z.string() });

export interface SignInLimits {
  /** Failed attempts in fifteen minutes from one address. */
  readonly perAddress: number;
  /** Failed attempts in fifteen minutes on one account, known or not. */
  readonly perAccount: number;
}

export const SIGN_IN_LIMITS: SignInLimits = { perAddress: 30, perAccount: 8 };

/** Counts failed attempts to sign in, by address and by account; comes after the body is read. */
export function signInLimits(limits: SignInLimits): RequestHandler[] {
  return [
    limit(limits.perAddress, (req) => ipKeyGenerator(req.ip ?? '')),
    limit(limits.perAccount, (req) => {
      const body = named.safeParse(req.body);
      // Who is signed in and proves their password again is counted by who they are.
      if (!body.success) return contextOf(req).caller?.person?.id ?? '';
      return sha256(body.data.email.trim().toLowerCase());
    }),
  ];
}

function limit(most: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: most,
    keyGenerator,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_req, res) => {
      const retryAfter = Number(res.getHeader('Retry-After') ?? WINDOW_MS / 1000);
      throw createError('TOO_MANY_ATTEMPTS', { retryAfter });
    },
  });
}
