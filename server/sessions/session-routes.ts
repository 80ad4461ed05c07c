import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { sessionReply, signedOut, signInBody } from './session-contract.ts';
import { signIn } from './sign-in.ts';

export const sessionRoutes = ({ db, clock }: { db: Database; clock: Clock }): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/session',
    summary: 'Sign in; the reply sets the cookie',
    permission: 'anyone',
    params: none,
    query: none,
    body: signInBody,
    example: { email: 'ana@exemplo.test', password: 'the password' },
    reply: sessionReply,
    limit: 'sign-in',
    async handle({ body, session }) {
      const caller = await signIn(db, clock, body);
      const { organisationId, person } = caller;
      if (person !== null) await session.signIn({ organisationId, personId: person.id });
      return whoIs(caller, clock.now().getTime() + caller.clockOffsetMs);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/session',
    summary: 'Who am I',
    permission: 'signed-in',
    params: none,
    query: none,
    body: none,
    reply: sessionReply,
    handle: (call) => Promise.resolve(whoIs(call.caller, call.now().getTime())),
  }),
  defineRoute({
    method: 'delete',
    path: '/api/session',
    summary: 'Sign out',
    permission: 'signed-in',
    params: none,
    query: none,
    body: none,
    reply: signedOut,
    async handle({ caller, session, now }) {
      if (caller.by.kind === 'session') {
        await session.signOut();
        await inTransaction(db, (transaction) =>
          createOrganisationRecordStore(transaction).append(caller.organisationId, now(), {
            kind: 'signed-out',
            actor: actorOf(caller),
            subject: { type: 'person', id: caller.person?.id ?? '' },
            data: {},
          }),
        );
      }
      return { signedOut: true as const };
    },
  }),
];

const whoIs = (caller: Caller, now: number) => ({
  organisationId: caller.organisationId,
  person: caller.person,
  roles: [...caller.roles],
  functions: [...caller.functions],
  pointOfSaleIds: [...caller.pointOfSaleIds],
  language: caller.person?.language ?? ('en' as const),
  timeZone: caller.timeZone,
  now: new Date(now).toISOString(),
});
