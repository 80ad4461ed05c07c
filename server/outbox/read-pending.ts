import { z } from 'zod';
import type { PendingAnswer, PendingInput } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { storedTold } from './outbox-message.ts';

/** Temporal takes 2 MB at once. What is larger alone it would not take as an Update either. */
const ANSWER_BYTES = 1024 * 1024;

const found = z.object({
  rows: z.array(z.object({ id: z.number(), payload: storedTold, left: z.number() })),
});

/** Gives what a run has not been told yet, for a run that is about to let a late timer fire. */
export function createReadPending({ db }: { readonly db: Database }) {
  return async function readPending(input: PendingInput): Promise<PendingAnswer> {
    const { organisationId, runId, after } = input;
    const result: unknown = await db.raw(
      `with waiting as (
         select id, payload, octet_length(payload::text) as bytes from outbox
         where organisation_id = ? and run_id = ? and id > ?
           and state = 'pending' and kind <> 'start-run'),
       summed as (
         select id, payload, sum(bytes) over (order by id) as bytes,
           count(*) over (order by id desc) - 1 as left
         from waiting where bytes <= ?)
       select id, payload, "left" from summed where bytes <= ? order by id`,
      [organisationId, runId, after, ANSWER_BYTES, ANSWER_BYTES],
    );
    const { rows } = found.parse(result);
    const last = rows.at(-1);
    const told = rows.map(({ payload }) => payload);
    return { told, next: last === undefined || last.left === 0 ? null : last.id };
  };
}
