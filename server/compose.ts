import type { Express } from 'express';
import { systemClock, type Clock } from './clock/clock.ts';
import type { Connection } from './db/connect.ts';
import { createNews } from './events/create-news.ts';
import { createApp } from './http/create-app.ts';
import type { Log } from './http/log.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from './http/sign-in-limits.ts';
import type { InstallationKey } from './installation-key/installation-key.ts';
import { findCallerByPerson } from './people/caller-read-model.ts';
import { personalKey } from './personal-values/personal-key.ts';
import { allRoutes, type Dependencies } from './routes.ts';
import { findCallerByToken } from './tokens/find-caller-by-token.ts';

export interface Parts extends Omit<Dependencies, 'db' | 'clock' | 'personalKey' | 'news'> {
  readonly connection: Connection;
  readonly key: InstallationKey;
  readonly log: Log;
  readonly trustedProxies: number;
  /** Where the built web app lies; without it the root shows what is running. */
  readonly webAppFolder?: string | null;
  readonly clock?: Clock;
  readonly signInLimits?: SignInLimits;
}

export interface Composed {
  readonly app: Express;
  /** Ends the replies that go on for ever: for `drain`. */
  readonly endStreams: () => void;
  /** Lets go of what `compose` was given to use. */
  readonly close: () => Promise<void>;
}

/** The composition root: the only place where everything is put together. */
export function compose(parts: Parts): Composed {
  const { connection, key, log, clock = systemClock, ...injected } = parts;
  const { db, sessionPool } = connection;
  const news = createNews({ db, listener: injected.runs.listener });
  const routes = allRoutes({ ...injected, db, clock, news, personalKey: personalKey(key) });
  const app = createApp(routes, {
    clock,
    log,
    callers: {
      byToken: (token) => findCallerByToken(db, clock, token),
      async byPerson(organisationId, personId) {
        const found = await findCallerByPerson(db, organisationId, personId);
        return found === null ? null : { ...found, by: { kind: 'session' } };
      },
    },
    session: {
      pool: sessionPool,
      secret: Buffer.from(key.derive('sessions')).toString('hex'),
      secure: parts.production,
    },
    requestKey: key.derive('request-hashes'),
    signInLimits: parts.signInLimits ?? SIGN_IN_LIMITS,
    trustedProxies: parts.trustedProxies,
    webAppFolder: parts.webAppFolder ?? null,
  });
  return { app, endStreams: () => news.endAll(), close: () => connection.close() };
}
