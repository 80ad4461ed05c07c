import { createEpochStore } from './epoch-store.ts';
import { runOnce } from '../idempotency/run-once.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import type { Role } from '../people/role.ts';
import { findVisibleRun } from '../runs/find-visible-run.ts';
import { runParams } from '../runs/run-contract.ts';
import type { WorkServices } from '../runs/work-services.ts';
import * as contract from './epoch-contract.ts';
import type { EpochOpening } from './epoch.ts';

const OPENS_EPOCHS: readonly Role[] = ['administrator'];

export const epochRoutes = ({ db, clock, runs }: WorkServices): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/runs/:runId/epochs',
    summary: 'Open the next epoch of a run that stands still after a reset or a restored database',
    description:
      "It goes on after the last occurrence up to which what is stored and Temporal's history agree; facts beyond stay in the epoch before. Refused where they agree.",
    idempotent: true,
    example: { reason: 'The workflow was reset in Temporal to before the wrong answer.' },
    permission: OPENS_EPOCHS,
    params: runParams,
    query: none,
    body: contract.openEpochBody,
    reply: contract.openEpochReply,
    status: 201,
    async handle({ caller, params, body, idempotencyKey, now }) {
      const { runId } = await findVisibleRun(db, caller, params.runId);
      return runOnce(db, idempotencyKey, now(), contract.openEpochReply, async (transaction) => {
        const opening = await runs.openEpoch(transaction, {
          organisationId: caller.organisationId,
          runId,
          reason: body.reason,
          actor: actorOf(caller),
          askedAt: now(),
          at: clock.now(),
        });
        return { runId, ...toReply(opening) };
      });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/runs/:runId/epochs',
    summary: 'The later epochs of a run: where each began, who opened it and why',
    description: 'None for a run that is in its first.',
    permission: 'signed-in',
    params: runParams,
    query: none,
    body: none,
    reply: contract.epochsReply,
    async handle({ caller, params }) {
      const run = await findVisibleRun(db, caller, params.runId);
      return { items: (await createEpochStore(db).openings(run)).map(toReply) };
    },
  }),
];

const toReply = ({ after, closed, closedExecutions, openedAt, actor, ...rest }: EpochOpening) => ({
  epoch: rest.epoch,
  cause: rest.cause,
  afterSeq: after.seq,
  afterOccurrence: after.no,
  closedSeq: closed.seq,
  closedExecutions: [...closedExecutions],
  actor: { ...actor },
  reason: rest.reason,
  openedAt: openedAt.toISOString(),
});
