import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { visiblePointsOfSale } from '../people/caller.ts';
import { factActorOf } from '../people/fact-actor.ts';
import type { Role } from '../people/role.ts';
import type { RunServices } from '../runs/run-services.ts';
import {
  publishMessageBody,
  publishMessageQuery,
  publishMessageReply,
} from './message-contract.ts';

const WAIT_MS = 2000;

/** Programs publish with a token that has the coordinator's role. */
const MAY_PUBLISH: readonly Role[] = ['administrator', 'coordinator'];

export const messageRoutes = ({ runs }: { runs: RunServices }): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/messages',
    summary: 'Publish a message; 202 while what it causes is under way',
    permission: MAY_PUBLISH,
    params: none,
    query: publishMessageQuery,
    body: publishMessageBody,
    idempotent: true,
    otherStatuses: { 202: 'Accepted; what it causes is still under way.' },
    example: {
      name: 'pecaChegou',
      correlationKey: 'OS-2026-000123',
      variables: { lote: 'L-7' },
      timeToLive: 'PT1H',
    },
    reply: publishMessageReply,
    async handle({ caller, body, query, now, idempotencyKey, answerWith }) {
      const message = await runs.publishMessage({
        organisationId: caller.organisationId,
        name: body.name,
        key: body.correlationKey,
        variables: body.variables,
        reach: visiblePointsOfSale(caller),
        timeToLiveMs: body.timeToLive,
        messageId: body.messageId ?? null,
        publishedBy: factActorOf(caller, MAY_PUBLISH),
        receivedAt: now(),
        idempotencyKey,
      });
      const outcome = await runs.awaitMessage(message, query.wait === 'true' ? WAIT_MS : 0);
      if (!outcome.settled) answerWith(202);
      const { deliveries, startedRuns } = outcome;
      return { messageId: message.id, deliveries, startedRuns };
    },
  }),
];
