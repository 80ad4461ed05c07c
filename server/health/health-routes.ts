import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { checkHealth, type HealthProviders } from './check-health.ts';

const part = z.object({ name: z.string(), up: z.boolean(), version: z.string().nullable() });

export const healthReply = z.object({
  status: z.enum(['up', 'down']),
  parts: z.array(part),
  /** What should have happened by now and has not. */
  overdue: z.array(z.object({ kind: z.string(), since: z.string(), count: z.number() })),
});

export const healthRoutes = (deps: { db: Database; health: HealthProviders }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/health',
    summary: 'Which parts are up, with versions, and what is overdue; 503 unless all are up',
    otherStatuses: { 503: 'Something is not up: the reply says which part.' },
    permission: 'anyone',
    params: none,
    query: none,
    body: none,
    reply: healthReply,
    async handle(call) {
      const health = await checkHealth(deps.db, deps.health);
      if (health.status === 'down') call.answerWith(503);
      return health;
    },
  }),
];
