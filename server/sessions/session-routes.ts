import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, personOf, type Caller } from '../people/caller.ts';
import { changeOwnPassword } from '../people/change-own-password.ts';
import { changeOwnSettings } from '../people/change-own-settings.ts';
import { signOutEverywhere } from '../people/end-sessions.ts';
import {
  changePasswordBody,
  changeSettingsBody,
  passwordChanged,
  sessionReply,
  signedOut,
  signInBody,
} from './session-contract.ts';
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
    method: 'patch',
    path: '/api/session',
    summary: 'Change your language or time zone',
    permission: 'signed-in',
    params: none,
    query: none,
    body: changeSettingsBody,
    example: { language: 'pt', timeZone: 'America/Sao_Paulo' },
    reply: sessionReply,
    async handle(call) {
      await changeOwnSettings(db, call.caller, call.body, call.now());
      return whoIs((await call.callerAgain()) ?? call.caller, call.now().getTime());
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/session/password',
    summary: 'Change your password; your other sessions end',
    permission: 'signed-in',
    params: none,
    query: none,
    body: changePasswordBody,
    example: { current: 'the password so far', password: 'at least twelve characters' },
    reply: passwordChanged,
    limit: 'sign-in',
    async handle({ caller, body, session, now }) {
      await changeOwnPassword(db, caller, body, now());
      const { organisationId } = caller;
      if (caller.by.kind === 'session')
        await session.signIn({ organisationId, personId: personOf(caller).id });
      return { changed: true as const };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/session/everywhere',
    summary: 'Sign out on every device',
    permission: 'signed-in',
    params: none,
    query: none,
    body: none,
    reply: signedOut,
    async handle({ caller, session, now }) {
      await signOutEverywhere(db, caller, personOf(caller).id, now());
      if (caller.by.kind === 'session') await session.signOut();
      return { signedOut: true as const };
    },
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
