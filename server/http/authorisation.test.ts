import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from 'node:http';
import { systemClock } from '../clock/clock.ts';
import { connect, type Connection } from '../db/connect.ts';
import { createNews } from '../events/create-news.ts';
import { readDecisionFile } from '../decisions/check-decision-file.ts';
import { installationKey } from '../installation-key/installation-key.ts';
import { organisationId, personId } from '../people/person.ts';
import { role, roles } from '../people/role.ts';
import { personalKey } from '../personal-values/personal-key.ts';
import { allRoutes } from '../routes.ts';
import { createApp } from './create-app.ts';
import { drain } from './drain.ts';
import { createLog } from './log.ts';
import { serve } from './serve.ts';
import { SIGN_IN_LIMITS } from './sign-in-limits.ts';

const ALL = 'administrator process-owner coordinator technician auditor';

/** Who may call what. A route that is not here fails the test: say who may call it. */
const MAY: Readonly<Record<string, string>> = {
  'get /api/health': 'anyone',
  'get /api/docs': 'anyone',
  'get /api/openapi.json': 'anyone',
  'post /api/session': 'anyone',
  'get /api/events': ALL,
  'get /api/session': ALL,
  'patch /api/session': ALL,
  'put /api/session/password': ALL,
  'delete /api/session/everywhere': ALL,
  'delete /api/session': ALL,
  'get /api/organisation': ALL,
  'patch /api/organisation': 'administrator',
  'get /api/people': 'administrator process-owner coordinator auditor',
  'post /api/people': 'administrator',
  'get /api/people/:personId': 'administrator process-owner coordinator auditor',
  'patch /api/people/:personId': 'administrator',
  'put /api/people/:personId/password': 'administrator',
  'delete /api/people/:personId/sessions': 'administrator',
  'get /api/tokens': 'administrator auditor',
  'post /api/tokens': 'administrator',
  'delete /api/tokens/:tokenId': 'administrator',
  'get /api/points-of-sale': ALL,
  'post /api/points-of-sale': 'administrator',
  'get /api/points-of-sale/:pointOfSaleId': ALL,
  'patch /api/points-of-sale/:pointOfSaleId': 'administrator',
  'get /api/products': ALL,
  'post /api/products': 'administrator process-owner',
  'get /api/products/:productId': ALL,
  'patch /api/products/:productId': 'administrator process-owner',
  'get /api/items': ALL,
  'post /api/items': 'administrator process-owner coordinator',
  'get /api/items/:itemId': ALL,
  'patch /api/items/:itemId': 'administrator process-owner coordinator',
  'post /api/forms': 'administrator process-owner',
  'get /api/forms': ALL,
  'get /api/forms/:formId': ALL,
  'put /api/forms/:formId/draft': 'administrator process-owner',
  'post /api/forms/:formId/publish': 'administrator process-owner',
  'get /api/forms/:formId/versions': ALL,
  'get /api/forms/:formId/versions/:number': ALL,
  'post /api/decisions': 'administrator process-owner',
  'get /api/decisions': ALL,
  'get /api/decisions/:decisionId': ALL,
  'put /api/decisions/:decisionId/draft': 'administrator process-owner',
  'post /api/decisions/:decisionId/publish': 'administrator process-owner',
  'get /api/decisions/:decisionId/versions': ALL,
  'get /api/decisions/:decisionId/versions/:number': ALL,
  'post /api/procedures': 'administrator process-owner',
  'get /api/procedures': ALL,
  'get /api/procedures/:procedureId': ALL,
  'patch /api/procedures/:procedureId': 'administrator process-owner',
  'put /api/procedures/:procedureId/draft': 'administrator process-owner',
  'post /api/procedures/:procedureId/publish': 'administrator process-owner',
  'get /api/procedures/:procedureId/versions': ALL,
  'get /api/procedures/:procedureId/versions/:number': ALL,
  'post /api/runs': 'administrator process-owner coordinator',
  'get /api/runs': ALL,
  'get /api/runs/:runId': ALL,
  'get /api/runs/:runId/facts': ALL,
  'get /api/runs/:runId/state': ALL,
  'get /api/runs/:runId/record': ALL,
  'post /api/runs/:runId/epochs': 'administrator',
  'get /api/runs/:runId/epochs': ALL,
  'post /api/runs/:runId/cancel': 'administrator coordinator',
  'post /api/runs/:runId/variables': 'administrator coordinator',
  'get /api/tasks': ALL,
  'get /api/tasks/:taskId': ALL,
  'post /api/tasks/:taskId/claim': 'administrator process-owner coordinator technician',
  'post /api/tasks/:taskId/unclaim': 'administrator process-owner coordinator technician',
  'post /api/tasks/:taskId/assign': 'administrator coordinator',
  'post /api/tasks/:taskId/draft': 'administrator process-owner coordinator technician',
  'post /api/tasks/:taskId/complete': 'administrator process-owner coordinator technician',
  'get /api/incidents': ALL,
  'post /api/incidents/:incidentId/retry': 'administrator coordinator',
  'post /api/incidents/:incidentId/skip': 'administrator coordinator',
  'post /api/incidents/:incidentId/override': 'administrator coordinator',
  'get /api/clock': ALL,
  'post /api/clock/advance': 'administrator',
  'post /api/personal-values/erase': 'administrator',
  'post /api/messages': 'administrator coordinator',
};

const ID = '01900000-0000-7000-8000-000000000001';

// Nothing listens there: who is let in gets 400 or 503, never 401 or 403.
const connection: Connection = connect('postgres://nobody@127.0.0.1:1/none');
const silent = { on: () => () => undefined, onReconnect: () => () => undefined };
const routes = allRoutes({
  db: connection.db,
  clock: systemClock,
  health: { probes: [], overdue: [] },
  compileProcedure: () => Promise.resolve({ ok: false, problems: [] }),
  checkDecisionFile: readDecisionFile,
  production: false,
  news: createNews({ db: connection.db, listener: silent }),
  runs: {
    listener: silent,
    startRun: () => Promise.reject(new Error('Nothing runs here.')),
    dispatcher: {
      deliverNow: () => Promise.resolve({ kind: 'pending' }),
      deliverHeld: () => Promise.resolve({ kind: 'pending' }),
      delivered: () => [],
    },
    awaitWritten: () => Promise.resolve(null),
    publishMessage: () => Promise.reject(new Error('Nothing runs here.')),
    awaitMessage: () => Promise.reject(new Error('Nothing runs here.')),
    readPlan: () => Promise.reject(new Error('Nothing is published here.')),
    openEpoch: () => Promise.reject(new Error('Nothing runs here.')),
    temporalPageOf: () => null,
  },
  personalKey: personalKey(installationKey('ab'.repeat(32))),
});
let server: Server;
let url = '';

beforeAll(async () => {
  const app = createApp(routes, {
    clock: systemClock,
    log: createLog('silent'),
    // The token is the role.
    callers: {
      byToken: (token) =>
        Promise.resolve({
          organisationId: organisationId.parse(ID),
          clockOffsetMs: 0,
          timeZone: 'UTC',
          roles: [role.parse(token)],
          functions: [],
          pointOfSaleIds: [],
          person: { id: personId.parse(ID), name: 'A', email: 'a@b.test', language: 'en' },
          by: { kind: 'token', tokenId: ID },
        }),
      byPerson: () => Promise.resolve(null),
    },
    session: { pool: connection.sessionPool, secret: 'for this test', secure: false },
    requestKey: new Uint8Array(32),
    signInLimits: SIGN_IN_LIMITS,
    webAppFolder: null,
    trustedProxies: 0,
  });
  server = await serve(app, '127.0.0.1', 0);
  const address = server.address();
  if (address !== null && typeof address === 'object') url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  await drain(server, 100);
  await connection.close();
});

it('has a row for every route, and no row without one', () => {
  expect(routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
    Object.keys(MAY).toSorted(),
  );
});

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (name, { method, path }) => {
    const allowed = (MAY[name] ?? '').split(' ');
    const address = path.replace(/:\w+/g, ID);
    const statusFor = async (who: string | null) => {
      const authorization = who === null ? undefined : `Bearer ${who}`;
      const headers = authorization === undefined ? undefined : { authorization };
      const response = await fetch(url + address, {
        method: method.toUpperCase(),
        ...(headers === undefined ? {} : { headers }),
      });
      // Events would go on for ever.
      await response.body?.cancel();
      return response.status;
    };

    it.each(roles)('lets in or refuses a %s', async (who) => {
      const refused = !allowed.includes(who) && !allowed.includes('anyone');
      const status = await statusFor(who);
      expect(status === 403, `answered ${status}`).toBe(refused);
      expect(status).not.toBe(401);
    });

    it('lets in or refuses whoever is signed out', async () => {
      const status = await statusFor(null);
      expect(status === 401, `answered ${status}`).toBe(!allowed.includes('anyone'));
    });
  },
);
