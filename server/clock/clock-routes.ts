import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { factActorOf } from '../people/fact-actor.ts';
import { advanceClock } from './advance-clock.ts';
import { awaitMoved } from './await-moved.ts';
import { movedClock, type Clock } from './clock.ts';
import { advanceClockBody, advanceClockReply, clockReply } from './clock-contract.ts';

const MOVED_WITHIN_MS = 60_000;

interface ClockDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly production: boolean;
}

export const clockRoutes = (deps: ClockDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/clock',
    summary: "The organisation's time, and whether it can be moved",
    permission: 'signed-in',
    params: none,
    query: none,
    body: none,
    reply: clockReply,
    handle: ({ caller }) => showClock(deps, caller),
  }),
  defineRoute({
    method: 'post',
    path: '/api/clock/advance',
    summary:
      'Move the clock of an organisation for trying out forward; answers when all open runs have gone on past it, or after a minute',
    description:
      'What is due on the way fires in order and at its own moments. Only in an organisation for trying out, and never in production.',
    example: { duration: 'P30D' },
    permission: ['administrator'],
    params: none,
    query: none,
    body: advanceClockBody,
    reply: advanceClockReply,
    async handle({ caller, body }) {
      const { offsetMs, runIds } = await advanceClock(deps, {
        organisationId: caller.organisationId,
        duration: body.duration,
        actor: actorOf(caller),
        factActor: factActorOf(caller, ['administrator']),
        production: deps.production,
      });
      const { organisationId } = caller;
      const moved = { organisationId, offsetMs, runIds };
      const told = await awaitMoved(deps.db, moved, MOVED_WITHIN_MS);
      return { ...(await showClock(deps, caller)), runs: runIds.length, told };
    },
  }),
];

async function showClock({ db, clock, production }: ClockDeps, { organisationId }: Caller) {
  const organisation = await createOrganisationStore(db).find(organisationId);
  if (organisation === null) throw createError('NOT_FOUND', { what: 'organisation' });
  const { clockOffsetMs: offsetMs, timeZone, kind } = organisation;
  const now = movedClock(clock, offsetMs).now().toISOString();
  return { now, offsetMs, timeZone, movable: kind === 'trial' && !production };
}
