import type { Database } from '../db/connect.ts';
import type { Message, MessageIdentity } from './message.ts';

const TABLE = 'message_matches';

/** A run that waits for a message. */
export interface Receiver {
  readonly processId: string;
  readonly runId: string;
  readonly subscription: number;
  /** The first message ends it. */
  readonly interrupting: boolean;
}

export type MatchState = 'sent' | 'taken' | 'refused';

export interface Match extends Receiver {
  readonly message: MessageIdentity;
  readonly state: MatchState;
  /** The fact that carries the run's answer. */
  readonly seq: number | null;
}

interface Row {
  organisation_id: string;
  name: string;
  key: string;
  message_id: string;
  process_id: string;
  run_id: string;
  subscription: number;
  interrupting: boolean;
  state: MatchState;
  seq: number | null;
  matched_at: Date;
  answered_at: Date | null;
}

interface ReceiverRow {
  process_id: string;
  run_id: string;
  subscription: number;
  interrupting: boolean;
}

const toReceiver = (row: ReceiverRow): Receiver => ({
  processId: row.process_id,
  runId: row.run_id,
  subscription: row.subscription,
  interrupting: row.interrupting,
});

const toMatch = (row: Row): Match => ({
  ...toReceiver(row),
  message: {
    organisationId: row.organisation_id,
    name: row.name,
    key: row.key,
    id: row.message_id,
  },
  state: row.state,
  seq: row.seq,
});

export function createMatchStore(db: Database) {
  return {
    /**
     * Who may get the message now: of each process that has not got it the subscription that
     * waits longest. One that its first message ends, and that was given a message already, is
     * passed over until it has answered.
     */
    async receivers({ organisationId, name, key, id, reach }: Message): Promise<Receiver[]> {
      const places = reach === 'all' ? null : [...reach];
      const found = await db.raw<{ rows: ReceiverRow[] }>(
        `select distinct on (r.process_id)
           r.process_id, s.run_id, s.subscription, s.interrupting
         from subscriptions s
         join runs r on r.organisation_id = s.organisation_id and r.id = s.run_id
         where s.organisation_id = ? and md5(s.message) = md5(?) and md5(s.key) = md5(?)
           and s.message = ? and s.key = ?
           and (?::uuid[] is null or r.point_of_sale_id is null or r.point_of_sale_id = any (?::uuid[]))
           and not exists (
             select from ${TABLE} m
             where m.organisation_id = s.organisation_id and m.run_id = s.run_id
               and m.subscription = s.subscription
               and (m.message_id = ? or (m.state = 'sent' and m.interrupting)))
           and not exists (
             select from ${TABLE} m
             where m.organisation_id = s.organisation_id and m.name = s.message and m.key = s.key
               and m.message_id = ? and m.process_id = r.process_id and m.state <> 'refused')
           and not exists (
             select from message_starts b
             where b.organisation_id = s.organisation_id and b.name = s.message and b.key = s.key
               and b.message_id = ? and b.process_id = r.process_id and b.state <> 'waiting')
         order by r.process_id, s.since, s.run_id, s.subscription`,
        [organisationId, name, key, name, key, places, places, id, id, id],
      );
      return found.rows.map(toReceiver);
    },

    async insert(
      message: Message,
      receiver: Receiver,
      state: 'sent' | 'refused',
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: message.organisationId,
        name: message.name,
        key: message.key,
        message_id: message.id,
        process_id: receiver.processId,
        run_id: receiver.runId,
        subscription: receiver.subscription,
        interrupting: receiver.interrupting,
        state,
        matched_at: at,
        answered_at: state === 'sent' ? null : at,
      });
    },

    /** Whether the subscription is waiting for the run's answer to a message already. */
    async isBusy(organisationId: string, runId: string, subscription: number): Promise<boolean> {
      const row: unknown = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, run_id: runId, subscription, state: 'sent' })
        .first('state');
      return row !== undefined;
    },

    /** What was given to a run and is not answered. */
    async sentTo(organisationId: string, runId: string): Promise<Match[]> {
      const rows = await db<Row>(TABLE).where({
        organisation_id: organisationId,
        run_id: runId,
        state: 'sent',
      });
      return rows.map(toMatch);
    },

    /** Keeps the answer; false when it was kept before. */
    async answer(
      match: Match,
      answer: { readonly state: 'taken' | 'refused'; readonly seq: number | null },
      at: Date,
    ): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({
          organisation_id: match.message.organisationId,
          run_id: match.runId,
          subscription: match.subscription,
          message_id: match.message.id,
          state: 'sent',
        })
        .update({ ...answer, answered_at: at });
      return changed > 0;
    },

    async ofMessage({ organisationId, name, key, id }: MessageIdentity): Promise<Match[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, name, key, message_id: id })
        .orderBy([{ column: 'matched_at' }, { column: 'run_id' }, { column: 'subscription' }]);
      return rows.map(toMatch);
    },

    /** Matches that nobody will answer, because their run has closed. */
    async ofClosedRuns(limit: number): Promise<Match[]> {
      const found = await db.raw<{ rows: Row[] }>(
        `select m.* from ${TABLE} m
         join runs r on r.organisation_id = m.organisation_id and r.id = m.run_id
         where m.state = 'sent' and r.closed_at is not null
         order by m.matched_at limit ?`,
        [limit],
      );
      return found.rows.map(toMatch);
    },
  };
}
