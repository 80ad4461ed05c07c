import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Clock } from '../clock/clock.ts';
import { authenticate, type Callers } from './authenticate.ts';
import { errorHandler, routeNotFound } from './error-handler.ts';
import { frontPage, pageNotFound } from './front-page.ts';
import { requestLog, type Log } from './log.ts';
import { mountRoute } from './mount-route.ts';
import { requestId } from './request-id.ts';
import type { Route } from './route.ts';
import { sameOrigin } from './same-origin.ts';
import { sessionCookie, type SessionOptions } from './session-cookie.ts';
import { webApp } from './web-app.ts';
import { signInLimits, type SignInLimits } from './sign-in-limits.ts';

export interface AppOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly callers: Callers;
  readonly session: SessionOptions;
  readonly requestKey: Uint8Array;
  readonly signInLimits: SignInLimits;
  /** Where the built web app lies; null where there is none. */
  readonly webAppFolder: string | null;
  /** How many proxies in front may say where a request came from. */
  readonly trustedProxies: number;
}

/** The Express app: what happens to every request, in order, and then the routes. */
export function createApp(routes: readonly Route[], options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustedProxies);
  app.set('etag', false);
  app.use(requestId, requestLog(options.log), helmet());
  app.use(
    '/api',
    noStore,
    sameOrigin,
    sessionCookie(options.session),
    authenticate(options.callers),
  );
  const { clock, requestKey } = options;
  const mounting = { clock, requestKey, signInLimits: signInLimits(options.signInLimits) };
  for (const route of routes) mountRoute(app, route, mounting);
  app.use('/api', routeNotFound);
  if (options.webAppFolder !== null) app.use(webApp(options.webAppFolder));
  app.get('/', frontPage);
  app.use(pageNotFound);
  app.use(errorHandler(options.log));
  return app;
}

const noStore: express.RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};
