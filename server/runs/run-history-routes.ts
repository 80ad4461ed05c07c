import { listQuery } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import type { Database } from '../db/connect.ts';
import { findVisibleRun } from './find-visible-run.ts';
import * as contract from './run-contract.ts';
import type { NumberedFact } from '../facts/line-of-run.ts';
import { pageOfFacts, pageOfRecord, stateAfter } from './run-history.ts';

export const runHistoryRoutes = ({ db }: { readonly db: Database }): Route[] => [
  defineRoute({
    method: 'get',
    path: '/api/runs/:runId/facts',
    summary: 'What happened in a run, in order, each fact chained to the one before',
    description:
      'Of the line that led to the present, or with `epoch` to where an epoch before it ended. `hash` is SHA-256 over the previous hash and the canonical JSON of the fact with its run and epoch. Personal values appear as references only.',
    permission: 'signed-in',
    params: contract.runParams,
    query: contract.factsQuery,
    body: none,
    reply: contract.factsReply,
    async handle({ caller, params, query }) {
      const run = await findVisibleRun(db, caller, params.runId);
      const { items, nextCursor } = await pageOfFacts(db, run, query);
      return { items: items.map(toFact), nextCursor };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/runs/:runId/state',
    summary: 'The state of a run after a fact, by folding its facts',
    description:
      '0 is the state before the first fact; 404 for a number that the run has not reached. With `epoch` on the line that led to where an epoch before ended.',
    permission: 'signed-in',
    params: contract.runParams,
    query: contract.stateQuery,
    body: none,
    reply: contract.stateReply,
    async handle({ caller, params, query }) {
      const run = await findVisibleRun(db, caller, params.runId);
      return { ...(await stateAfter(db, run, query)) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/runs/:runId/record',
    summary: "A run's facts and what the organisation's record says of it, merged by time",
    description:
      'Facts are what the run did, also those that a later epoch left behind; entries of the organisation are what the server did or refused: claims, refused completions, epochs that were opened.',
    permission: 'signed-in',
    params: contract.runParams,
    query: listQuery,
    body: none,
    reply: contract.recordReply,
    async handle({ caller, params, query }) {
      const run = await findVisibleRun(db, caller, params.runId);
      const { items, nextCursor } = await pageOfRecord(db, run, query);
      return {
        items: items.map((item) => {
          if (item.source === 'run') return { source: 'run' as const, ...toFact(item.fact) };
          const { kind: type, actor, subject: _run, ...entry } = item.entry;
          return { source: 'organisation' as const, type, ...entry, actor: { ...actor } };
        }),
        nextCursor,
      };
    },
  }),
];

const toFact = ({ fact, epoch, hash, previousHash }: NumberedFact) => ({
  seq: fact.seq,
  epoch,
  at: new Date(fact.at).toISOString(),
  rawAt: fact.rawAt === undefined ? null : new Date(fact.rawAt).toISOString(),
  type: fact.type,
  elementId: fact.element,
  token: fact.token,
  actor: fact.actor === null ? null : { ...fact.actor },
  data: fact.data,
  change: fact.change,
  hash,
  previousHash,
});
