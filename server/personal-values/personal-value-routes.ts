import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import { actorOf } from '../people/caller.ts';
import { erasePerson } from './erase-person.ts';
import { eraseBody, eraseReply, MOST_NAMED } from './personal-value-contract.ts';
import type { PersonalKey } from './personal-key.ts';
import type { Selection } from './places/place.ts';

export interface PersonalValueDeps {
  readonly db: Database;
  readonly personalKey: PersonalKey;
}

export const personalValueRoutes = ({ db, personalKey }: PersonalValueDeps): Route[] => [
  defineRoute({
    method: 'post',
    path: '/api/personal-values/erase',
    summary: 'Erase a person’s values: of a run, of a customer or account, or by the value itself',
    permission: ['administrator'],
    params: none,
    query: none,
    body: eraseBody,
    example: {
      run: '01920000-0000-7000-8000-000000000001',
      reason: 'Asked by the customer, protocol 2026-17',
      dryRun: true,
    },
    reply: eraseReply,
    async handle({ caller, body, now }) {
      const { items, left, dryRun } = await erasePerson(db, personalKey, {
        organisationId: caller.organisationId,
        selection: selectionOf(body),
        reason: body.reason,
        actor: actorOf(caller),
        dryRun: body.dryRun,
        at: now(),
      });
      const named = items.slice(0, MOST_NAMED);
      return { dryRun, count: items.length, items: named, left: [...left] };
    },
  }),
];

function selectionOf(body: z.output<typeof eraseBody>): Selection {
  if ('run' in body) return { kind: 'run', runId: body.run };
  if ('subject' in body) return { kind: 'subject', subject: body.subject };
  return { kind: 'value', value: body.value };
}
