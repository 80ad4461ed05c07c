import type { Database } from '../db/connect.ts';
import { noticeOf, RECORD_CHANNEL } from './record-channel.ts';
import {
  entryHash,
  FIRST_PREVIOUS_HASH,
  type NewRecordEntry,
  type RecordEntry,
} from './record-entry.ts';

const TABLE = 'organisation_record';
const HEADS = 'organisation_record_heads';
const COLUMNS = [
  'no',
  'at',
  'kind',
  'actor',
  'subject_type',
  'subject_id',
  'data',
  'previous_hash',
  'hash',
] as const;

interface Row {
  organisation_id: string;
  no: number;
  at: Date;
  kind: string;
  actor: RecordEntry['actor'];
  subject_type: string;
  subject_id: string;
  data: RecordEntry['data'];
  previous_hash: string;
  hash: string;
}

interface HeadRow {
  organisation_id: string;
  last_no: number;
  last_hash: string;
}

const toEntry = (row: Omit<Row, 'organisation_id'>): RecordEntry => ({
  no: row.no,
  at: row.at.toISOString(),
  kind: row.kind,
  actor: row.actor,
  subject: { type: row.subject_type, id: row.subject_id },
  data: row.data,
  previousHash: row.previous_hash,
  hash: row.hash,
});

export function createOrganisationRecordStore(db: Database) {
  return {
    /**
     * Adds one entry inside the caller's transaction. It holds the organisation's head until that
     * ends, so that numbers have no gap: append as the last thing the transaction does.
     */
    async append(organisationId: string, at: Date, entry: NewRecordEntry): Promise<RecordEntry> {
      const heads = () => db<HeadRow>(HEADS).where({ organisation_id: organisationId });
      await db<HeadRow>(HEADS)
        .insert({ organisation_id: organisationId, last_no: 0, last_hash: FIRST_PREVIOUS_HASH })
        .onConflict('organisation_id')
        .ignore();
      const head = await heads().forUpdate().first();
      if (head === undefined) throw new Error('The head of the record was not kept.');
      const unhashed = {
        ...entry,
        no: head.last_no + 1,
        at: at.toISOString(),
        previousHash: head.last_hash,
      };
      const hash = entryHash(organisationId, unhashed);
      const insertion = db<Row>(TABLE).insert({
        organisation_id: organisationId,
        no: unhashed.no,
        at,
        kind: entry.kind,
        actor: entry.actor,
        subject_type: entry.subject.type,
        subject_id: entry.subject.id,
        data: entry.data,
        previous_hash: unhashed.previousHash,
        hash,
      });
      const notice = noticeOf(organisationId, entry);
      // Told with the insertion, so that it costs no way of its own; heard when it is committed.
      await (notice === null
        ? insertion
        : insertion.returning(db.raw('pg_notify(?, ?)', [RECORD_CHANNEL, notice])));
      await heads().update({ last_no: unhashed.no, last_hash: hash });
      return { ...unhashed, hash };
    },

    /** Entries about one thing numbered above `after`, in order. */
    async listOf(
      organisationId: string,
      subject: RecordEntry['subject'],
      after: number,
      limit: number,
    ): Promise<RecordEntry[]> {
      const rows = await db<Row>(TABLE)
        .where({
          organisation_id: organisationId,
          subject_type: subject.type,
          subject_id: subject.id,
        })
        .where('no', '>', after)
        .orderBy('no')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toEntry);
    },

    /** Entries numbered above `after`, in order. */
    async list(organisationId: string, after: number, limit: number): Promise<RecordEntry[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId })
        .where('no', '>', after)
        .orderBy('no')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toEntry);
    },
  };
}
