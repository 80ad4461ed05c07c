import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import type pg from 'pg';
import type { CallSession } from './route.ts';

declare module 'express-session' {
  interface SessionData {
    organisationId: string;
    personId: string;
  }
}

const COOKIE = 'roteiro.session';
const TWELVE_HOURS_MS = 12 * 60 * 60 * 1000;

export interface SessionOptions {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Cookies only over TLS: in production. */
  readonly secure: boolean;
}

/**
 * A session begins at sign-in and lasts twelve hours. It is read only for requests that could have
 * one, so that programs with tokens do not pay for it.
 */
export function sessionCookie(options: SessionOptions): RequestHandler {
  const Store = connectPgSimple(session);
  const handler = session({
    name: COOKIE,
    secret: options.secret,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: options.secure, maxAge: TWELVE_HOURS_MS },
    store: new Store({
      pool: options.pool,
      tableName: 'sessions',
      createTableIfMissing: false,
      disableTouch: true,
      errorLog: () => undefined,
    }),
  });
  return (req, res, next) => {
    if (req.headers.authorization !== undefined) next();
    else void handler(req, res, next);
  };
}

/** The session as it is kept by now; null once it ended, wherever that was. */
export function keptSession(req: Request): Promise<SessionData | null> {
  return new Promise((resolve, reject) => {
    req.sessionStore.get(req.sessionID, (error: unknown, kept) => {
      if (error === undefined || error === null) resolve(kept ?? null);
      else reject(toError(error, 'read'));
    });
  });
}

/** The session of one request, as handlers use it. */
export function callSession(req: Request, res: Response): CallSession {
  return {
    // A new id at sign-in: one that was known before must not become an open session.
    signIn: ({ organisationId, personId }) =>
      settled((done) =>
        req.session.regenerate((error: unknown) => {
          if (error !== undefined && error !== null) return done(error);
          req.session.organisationId = organisationId;
          req.session.personId = personId;
          req.session.save(done);
        }),
      ),
    async signOut() {
      await settled((done) => req.session.destroy(done));
      res.clearCookie(COOKIE);
    },
  };
}

function settled(work: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error === undefined || error === null) resolve();
      else reject(toError(error, 'kept'));
    });
  });
}

const toError = (error: unknown, what: 'kept' | 'read'): Error =>
  error instanceof Error ? error : new Error(`The session could not be ${what}.`, { cause: error });
