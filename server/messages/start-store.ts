import type { Database } from '../db/connect.ts';
import type { Message, MessageIdentity } from './message.ts';

const TABLE = 'message_starts';
const EVENTS = 'message_start_events';

/** A message start event of a procedure's newest version. */
export interface MessageStartEvent {
  readonly processId: string;
  readonly version: number;
  readonly elementId: string;
}

export type MessageStartState =
  /** A run that another message with this key started is not over. */
  | 'waiting'
  /** The run is to be started. */
  | 'ordered'
  | 'started';

/** A run that a message starts. */
export interface MessageStart extends MessageStartEvent {
  readonly message: MessageIdentity;
  readonly state: MessageStartState;
  readonly runId: string | null;
}

interface Row {
  organisation_id: string;
  name: string;
  key: string;
  message_id: string;
  process_id: string;
  version: number;
  element_id: string;
  state: MessageStartState;
  run_id: string | null;
  published_at: Date;
  held_until: Date | null;
}

interface EventRow {
  organisation_id: string;
  message: string;
  process_id: string;
  element_id: string;
  procedure_id: string;
  version: number;
}

const toStart = (row: Omit<Row, 'published_at' | 'held_until'>): MessageStart => ({
  message: {
    organisationId: row.organisation_id,
    name: row.name,
    key: row.key,
    id: row.message_id,
  },
  processId: row.process_id,
  version: row.version,
  elementId: row.element_id,
  state: row.state,
  runId: row.run_id,
});

const placeOf = ({ organisationId, name, key, id }: MessageIdentity) => ({
  organisation_id: organisationId,
  name,
  key,
  message_id: id,
});

export function createMessageStartStore(db: Database) {
  const one = ({ message, processId }: Pick<MessageStart, 'message' | 'processId'>) =>
    db<Row>(TABLE).where({ ...placeOf(message), process_id: processId });
  return {
    /** What a message of this name starts. */
    async eventsOf(organisationId: string, name: string): Promise<MessageStartEvent[]> {
      const rows = await db<EventRow>(EVENTS)
        .where({ organisation_id: organisationId, message: name })
        .orderBy('process_id');
      return rows.map((row) => ({
        processId: row.process_id,
        version: row.version,
        elementId: row.element_id,
      }));
    },

    /** Puts a procedure's start events in the place of those it had before. */
    async replaceEvents(
      organisationId: string,
      procedureId: string,
      events: readonly (MessageStartEvent & { readonly message: string })[],
    ): Promise<void> {
      await db<EventRow>(EVENTS)
        .where({ organisation_id: organisationId, procedure_id: procedureId })
        .delete();
      for (const event of events)
        await db<EventRow>(EVENTS)
          .insert({
            organisation_id: organisationId,
            message: event.message,
            process_id: event.processId,
            element_id: event.elementId,
            procedure_id: procedureId,
            version: event.version,
          })
          // A process with two start events for one message begins at the first.
          .onConflict(['organisation_id', 'message', 'process_id'])
          .ignore();
    },

    /** Nothing when the message has started the process, or is to, or waits to. */
    async insert(
      message: Message,
      event: MessageStartEvent,
      state: 'waiting' | 'ordered',
      heldUntil: Date | null,
    ): Promise<void> {
      await db<Row>(TABLE)
        .insert({
          ...placeOf(message),
          process_id: event.processId,
          version: event.version,
          element_id: event.elementId,
          state,
          published_at: message.publishedAt,
          held_until: heldUntil,
        })
        .onConflict(['organisation_id', 'name', 'key', 'message_id', 'process_id'])
        .ignore();
    },

    /** A subscription of the process got the message: it starts none there. */
    async dropWaiting(message: MessageIdentity, processId: string): Promise<void> {
      await one({ message, processId }).where({ state: 'waiting' }).delete();
    },

    /** Whether a message with this key has a run of the process, started or ordered, not over. */
    async isActive(organisationId: string, processId: string, key: string): Promise<boolean> {
      const found = await db.raw<{ rows: unknown[] }>(
        `select 1 from ${TABLE} s
         left join runs r on r.organisation_id = s.organisation_id and r.id = s.run_id
         where s.organisation_id = ? and s.process_id = ? and s.key = ? and s.state <> 'waiting'
           and r.closed_at is null
         limit 1`,
        [organisationId, processId, key],
      );
      return found.rows.length > 0;
    },

    async ofMessage(identity: MessageIdentity): Promise<MessageStart[]> {
      const rows = await db<Row>(TABLE).where(placeOf(identity)).orderBy('process_id');
      return rows.map(toStart);
    },

    /**
     * Of each process and key whose run is over, the waiting message that was published first and
     * is alive on its organisation's clock, with the start event that it has now.
     * @param now the server's clock
     */
    async startable(now: Date, limit: number): Promise<MessageStart[]> {
      const found = await db.raw<{ rows: Row[] }>(
        `select distinct on (s.organisation_id, s.process_id, s.key)
           s.organisation_id, s.name, s.key, s.message_id, s.process_id, s.state, s.run_id,
           e.version, e.element_id
         from ${TABLE} s
         join organisations o on o.id = s.organisation_id
         join ${EVENTS} e on e.organisation_id = s.organisation_id and e.message = s.name
           and e.process_id = s.process_id
         join messages m on m.organisation_id = s.organisation_id and m.name = s.name
           and m.key = s.key and m.id = s.message_id
         where s.state = 'waiting'
           and m.expires_at > ?::timestamptz + o.clock_offset_ms * interval '1 millisecond'
           and not exists (
             select from ${TABLE} a
             left join runs r on r.organisation_id = a.organisation_id and r.id = a.run_id
             where a.organisation_id = s.organisation_id and a.process_id = s.process_id
               and a.key = s.key and a.state <> 'waiting' and r.closed_at is null)
         order by s.organisation_id, s.process_id, s.key, s.published_at, s.message_id
         limit ?`,
        [now, limit],
      );
      return found.rows.map(toStart);
    },

    /** From waiting to ordered; false when it no longer waits. */
    async order(start: MessageStart, heldUntil: Date | null): Promise<boolean> {
      const changed = await one(start).where({ state: 'waiting' }).update({
        state: 'ordered',
        version: start.version,
        element_id: start.elementId,
        held_until: heldUntil,
      });
      return changed > 0;
    },

    async setStarted(start: MessageStart, runId: string): Promise<void> {
      await one(start)
        .where({ state: 'ordered' })
        .update({ state: 'started', run_id: runId, held_until: null });
    },

    /** Takes ordered starts that nobody is at, the oldest first, until the lease ends. */
    async claimOrdered(now: Date, leaseUntil: Date, limit: number): Promise<MessageStart[]> {
      const found = await db.raw<{ rows: Row[] }>(
        `update ${TABLE} set held_until = ?
         where (organisation_id, name, key, message_id, process_id) in (
           select organisation_id, name, key, message_id, process_id from ${TABLE}
           where state = 'ordered' and (held_until is null or held_until <= ?)
           order by published_at limit ? for update skip locked)
         returning *`,
        [leaseUntil, now, limit],
      );
      return found.rows.map(toStart);
    },
  };
}
