import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { changeOrganisation } from './change-organisation.ts';
import { changeOrganisationBody, organisationReply } from './organisation-contract.ts';
import { createOrganisationStore } from './organisation-store.ts';

export const organisationRoutes = ({ db }: { db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/organisation',
    summary: 'The organisation of whoever asks',
    permission: 'signed-in',
    params: none,
    query: none,
    body: none,
    reply: organisationReply,
    async handle({ caller }) {
      const organisation = await createOrganisationStore(db).find(caller.organisationId);
      if (organisation === null) throw createError('NOT_FOUND', { what: 'organisation' });
      return organisation;
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/organisation',
    summary: 'Change name, time zone or settings',
    permission: ['administrator'],
    params: none,
    query: none,
    body: changeOrganisationBody,
    example: { version: 1, settings: { queues: ['oficina'], serviceTypes: [] } },
    reply: organisationReply,
    handle: (call) => changeOrganisation(db, call.caller, call.body, call.now()),
  }),
];
