import type { Database } from '../db/connect.ts';
import { storedMessage, type OutboxMessage } from './outbox-message.ts';

const TABLE = 'outbox';

/** The channel on which a dispatcher hears that there is something new. */
export const OUTBOX_CHANNEL = 'roteiro_outbox';

export interface OutboxEntry {
  readonly organisationId: string;
  readonly id: number;
  readonly runId: string;
  readonly message: OutboxMessage;
  readonly attempts: number;
}

export type OutboxState = 'pending' | 'delivered' | 'refused';

interface Row {
  organisation_id: string;
  id: number;
  run_id: string;
  kind: OutboxMessage['kind'];
  payload: unknown;
  state: OutboxState;
  refusal: string | null;
  attempts: number;
  last_error: string | null;
  next_attempt_at: Date;
  created_at: Date;
  settled_at: Date | null;
}

const LONGEST_ERROR = 500;
const AT_ONCE = 500;

const toEntry = (row: Row): OutboxEntry => ({
  organisationId: row.organisation_id,
  id: row.id,
  runId: row.run_id,
  message: storedMessage.parse(row.payload),
  attempts: row.attempts,
});

export function createOutboxStore(db: Database) {
  return {
    /** Puts a message in the caller's transaction; dispatchers hear of it when that commits. */
    async put(
      organisationId: string,
      runId: string,
      message: OutboxMessage,
      at: Date,
    ): Promise<number> {
      const put = await db.raw<{ rows: { id: number }[] }>(
        `with put as (
           insert into ${TABLE}
             (organisation_id, run_id, kind, payload, next_attempt_at, created_at)
           values (?, ?, ?, ?, ?, ?) returning id)
         select id, pg_notify(?, id::text) from put`,
        [organisationId, runId, message.kind, JSON.stringify(message), at, at, OUTBOX_CHANNEL],
      );
      const [row] = put.rows;
      if (row === undefined) throw new Error('The outbox did not keep the message.');
      return row.id;
    },

    /** Puts many at once, each in the order given. */
    async putAll(
      organisationId: string,
      messages: readonly { readonly runId: string; readonly message: OutboxMessage }[],
      at: Date,
    ): Promise<number[]> {
      const ids: number[] = [];
      for (let from = 0; from < messages.length; from += AT_ONCE) {
        const rows = messages.slice(from, from + AT_ONCE).map(({ runId, message }) => ({
          organisation_id: organisationId,
          run_id: runId,
          kind: message.kind,
          payload: JSON.stringify(message),
          next_attempt_at: at,
          created_at: at,
        }));
        const inserted = await db<Row>(TABLE).insert(rows).returning('id');
        ids.push(...inserted.map(({ id }) => id));
      }
      if (ids.length > 0) await db.raw('select pg_notify(?, ?)', [OUTBOX_CHANNEL, 'many']);
      return ids;
    },

    /**
     * Takes what is due for this dispatcher, the oldest first: until the lease ends no other gets
     * it. Of one run only its oldest message is given, so that a run is told things in order.
     * @param id only this entry
     */
    async claimDue(
      at: Date,
      leaseUntil: Date,
      limit: number,
      id: number | null = null,
    ): Promise<OutboxEntry[]> {
      const found = await db.raw<{ rows: Row[] }>(
        `update ${TABLE} set next_attempt_at = ?, attempts = attempts + 1
         where id in (
           select id from ${TABLE} as entry
           where state = 'pending' and next_attempt_at <= ? and id = coalesce(?, id)
             and not exists (
               select from ${TABLE} as earlier
               where earlier.run_id = entry.run_id and earlier.state = 'pending'
                 and earlier.id < entry.id)
           order by next_attempt_at, id limit ? for update skip locked)
         returning *`,
        [leaseUntil, at, id, limit],
      );
      return found.rows.map(toEntry);
    },

    async settle(id: number, refusal: string | null, at: Date): Promise<void> {
      await db<Row>(TABLE)
        .where({ id })
        .update({
          state: refusal === null ? 'delivered' : 'refused',
          refusal,
          last_error: null,
          settled_at: at,
        });
    },

    async postpone(id: number, error: string, until: Date): Promise<void> {
      await db<Row>(TABLE)
        .where({ id })
        .update({
          last_error: error.slice(0, LONGEST_ERROR),
          next_attempt_at: until,
        });
    },

    /** What became of a message; null when it was settled so long ago that it is forgotten. */
    async outcome(id: number): Promise<{ state: OutboxState; refusal: string | null } | null> {
      return (await db<Row>(TABLE).where({ id }).first('state', 'refusal')) ?? null;
    },

    async forgetSettledBefore(at: Date): Promise<void> {
      await db<Row>(TABLE).where('settled_at', '<', at).delete();
    },
  };
}
