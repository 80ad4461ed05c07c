import type { Database } from '../db/connect.ts';
import { arrayText } from '../db/insert-many.ts';
import { prepared } from '../db/prepared.ts';
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

/** What was put; `held` where its caller is the one to deliver it. */
export interface Put {
  readonly id: number;
  readonly held: OutboxEntry | null;
}

/** How long nobody else delivers what somebody holds. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

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

const LEASE_MS = 30_000;
const LONGEST_ERROR = 500;
const AT_ONCE = 500;

const toEntry = (row: Row): OutboxEntry => ({
  organisationId: row.organisation_id,
  id: row.id,
  runId: row.run_id,
  message: storedMessage.parse(row.payload),
  attempts: row.attempts,
});

export type EntryKey = Pick<OutboxEntry, 'organisationId' | 'id'>;

export function createOutboxStore(db: Database) {
  const rowOf = ({ organisationId, id }: EntryKey) =>
    db<Row>(TABLE).where({ organisation_id: organisationId, id });
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

    /**
     * Puts a message in the caller's transaction for the caller to deliver, who holds it until the
     * lease ends. Behind another that the run is still to be told, it is only put.
     * @param delivered entries that the run has been told, though Postgres may not show it yet
     */
    async putHeld(
      organisationId: string,
      runId: string,
      message: OutboxMessage,
      at: Date,
      leaseUntil: Date,
      delivered: readonly number[],
    ): Promise<Put> {
      const found = await prepared<{ id: number; held: boolean }>(
        db,
        `with turn as (
           select not exists (
             select from ${TABLE} where run_id = ?::uuid and state = 'pending'
               and id <> all (?::bigint[])) as held),
         put as (
           insert into ${TABLE}
             (organisation_id, run_id, kind, payload, attempts, next_attempt_at, created_at)
           select ?::uuid, ?::uuid, ?::text, ?::json, held::integer,
             case when held then ?::timestamptz else ?::timestamptz end, ?::timestamptz
           from turn returning id)
         select id, held, case when not held then pg_notify(?, id::text) end from put, turn`,
        [
          runId,
          arrayText(delivered),
          organisationId,
          runId,
          message.kind,
          JSON.stringify(message),
          leaseUntil,
          at,
          at,
          OUTBOX_CHANNEL,
        ],
      );
      const [row] = found.rows;
      if (row === undefined) throw new Error('The outbox did not keep the message.');
      const { id, held } = row;
      return { id, held: held ? { organisationId, id, runId, message, attempts: 1 } : null };
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
     * @param only this entry, where one is given
     */
    async claimDue(
      at: Date,
      leaseUntil: Date,
      limit: number,
      only: EntryKey | null = null,
    ): Promise<OutboxEntry[]> {
      const which = only === null ? '' : 'and organisation_id = ? and id = ?';
      const found = await db.raw<{ rows: Row[] }>(
        `update ${TABLE} set next_attempt_at = ?, attempts = attempts + 1
         where (organisation_id, id) in (
           select organisation_id, id from ${TABLE} as entry
           where state = 'pending' and next_attempt_at <= ? ${which}
             and not exists (
               select from ${TABLE} as earlier
               where earlier.run_id = entry.run_id and earlier.state = 'pending'
                 and earlier.id < entry.id)
           order by next_attempt_at, id limit ? for update skip locked)
         returning *`,
        [leaseUntil, at, ...(only === null ? [] : [only.organisationId, only.id]), limit],
      );
      return found.rows.map(toEntry);
    },

    /**
     * Does not wait for the disk: where a power cut takes it back, it is delivered again, which
     * does no harm.
     */
    async settleDelivered(entries: readonly EntryKey[], at: Date): Promise<void> {
      await prepared(
        db,
        `update ${TABLE} set state = 'delivered', last_error = null, settled_at = ?
         from (select set_config('synchronous_commit', 'off', true) offset 0) as unhurried,
           unnest(?::uuid[], ?::bigint[]) as entry (organisation_id, id)
         where outbox.organisation_id = entry.organisation_id and outbox.id = entry.id
           and state = 'pending'`,
        [
          at,
          arrayText(entries.map(({ organisationId }) => organisationId)),
          arrayText(entries.map(({ id }) => id)),
        ],
      );
    },

    async settleRefused(entry: EntryKey, refusal: string, at: Date): Promise<void> {
      await rowOf(entry).update({ state: 'refused', refusal, last_error: null, settled_at: at });
    },

    async postpone(entry: EntryKey, error: string, until: Date): Promise<void> {
      await rowOf(entry).update({
        last_error: error.slice(0, LONGEST_ERROR),
        next_attempt_at: until,
      });
    },

    /** What became of a message; null when it was settled so long ago that it is forgotten. */
    async outcome(entry: EntryKey): Promise<{ state: OutboxState; refusal: string | null } | null> {
      return (await rowOf(entry).first('state', 'refusal')) ?? null;
    },

    /** What a run is still to be told, in order, kept from dispatchers until the transaction ends. */
    async pendingOf(organisationId: string, runId: string): Promise<OutboxEntry[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, run_id: runId, state: 'pending' })
        .orderBy('id')
        .forUpdate();
      return rows.map(toEntry);
    },

    /**
     * What a run was told, in order, as far back as it is kept, and what it is being told: of the
     * last, Postgres may not show yet that it was delivered.
     */
    async toldTo(organisationId: string, runId: string): Promise<OutboxEntry[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, run_id: runId })
        .whereIn('state', ['delivered', 'pending'])
        .orderBy('id');
      return rows.map(toEntry);
    },

    async forgetSettledBefore(at: Date): Promise<void> {
      await db<Row>(TABLE).where('settled_at', '<', at).delete();
    },
  };
}
