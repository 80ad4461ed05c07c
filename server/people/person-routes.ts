import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { afterId, listQuery, toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from './caller.ts';
import { changePerson } from './change-person.ts';
import { createPerson } from './create-person.ts';
import { signOutEverywhere } from './end-sessions.ts';
import {
  changePersonBody,
  createPersonBody,
  done,
  personList,
  personParams,
  personReply,
  setPasswordBody,
} from './person-contract.ts';
import { createPersonStore } from './person-store.ts';
import type { Person } from './person.ts';
import { setPassword } from './set-password.ts';

export const personRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/people',
    summary: 'People of the organisation',
    permission: ['administrator', 'process-owner', 'coordinator', 'auditor'],
    params: none,
    query: listQuery,
    body: none,
    reply: personList,
    async handle({ caller, query: { cursor, limit } }) {
      const people = createPersonStore(db);
      const rows = await people.list(caller.organisationId, afterId(cursor), limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
      return { items: items.map(toReply), nextCursor };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/people',
    summary: 'Give a person an account',
    permission: ['administrator'],
    params: none,
    query: none,
    body: createPersonBody,
    example: {
      email: 'tiago@oficina.test',
      name: 'Tiago Nunes',
      roles: ['technician'],
      functions: ['bancada'],
      language: 'pt',
      timeZone: 'America/Sao_Paulo',
      password: 'at least twelve characters',
    },
    reply: personReply,
    status: 201,
    async handle({ caller, body, now }) {
      const by = { organisationId: caller.organisationId, actor: actorOf(caller) };
      return toReply(await createPerson(db, by, body, now()));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/people/:personId',
    summary: 'One person',
    permission: ['administrator', 'process-owner', 'coordinator', 'auditor'],
    params: personParams,
    query: none,
    body: none,
    reply: personReply,
    async handle({ caller, params }) {
      const person = await createPersonStore(db).find(caller.organisationId, params.personId);
      if (person === null) throw createError('NOT_FOUND', { what: 'person' });
      return toReply(person);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/people/:personId',
    summary: 'Change roles, functions, points of sale, or disable',
    permission: ['administrator'],
    params: personParams,
    query: none,
    body: changePersonBody,
    example: { version: 1, roles: ['technician', 'coordinator'] },
    reply: personReply,
    async handle({ caller, params, body, now }) {
      return toReply(await changePerson(db, caller, params.personId, body, now()));
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/people/:personId/password',
    summary: 'Give a person a new password',
    permission: ['administrator'],
    params: personParams,
    query: none,
    body: setPasswordBody,
    example: { password: 'at least twelve characters' },
    reply: done,
    async handle({ caller, params, body, now }) {
      await setPassword(db, caller, params.personId, body.password, now());
      return { done: true as const };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/people/:personId/sessions',
    summary: 'Sign a person out everywhere',
    permission: ['administrator'],
    params: personParams,
    query: none,
    body: none,
    reply: done,
    async handle({ caller, params, now }) {
      await signOutEverywhere(db, caller, params.personId, now());
      return { done: true as const };
    },
  }),
];

const toReply = (person: Person) => ({
  ...person,
  roles: [...person.roles],
  functions: [...person.functions],
  pointOfSaleIds: [...person.pointOfSaleIds],
  disabledAt: person.disabledAt?.toISOString() ?? null,
});
