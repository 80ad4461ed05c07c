import { z } from 'zod';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { RecordedOccurrence } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { insertOf, type CommonCells } from '../db/insert-many.ts';
import type { Write } from '../db/write-together.ts';

const FACTS = 'facts';
const OCCURRENCES = 'occurrences';

/** Which facts: the month is part of the key, and finds the partition. */
export interface RunKey {
  readonly organisationId: string;
  readonly runId: string;
  /** First day of the month in which the run started, `2026-11-01`. */
  readonly startedMonth: string;
  readonly epoch: number;
}

export interface ChainedFact {
  readonly fact: Fact;
  readonly previousHash: string;
  readonly hash: string;
}

interface FactRow {
  seq: number;
  at: Date;
  raw_at: Date | null;
  type: Fact['type'];
  element_id: string | null;
  token: number | null;
  actor: Fact['actor'];
  data: unknown;
  change: Fact['change'];
  previous_hash: string;
  hash: string;
}

interface OccurrenceRow {
  occurrence_no: number;
  payload: RecordedOccurrence['occurrence'];
  first_seq: number;
  last_seq: number;
}

const placeOf = ({ organisationId, startedMonth, runId, epoch }: RunKey) => ({
  organisation_id: organisationId,
  started_month: startedMonth,
  run_id: runId,
  epoch,
});

const commonOf = ({ organisationId, startedMonth, runId, epoch }: RunKey): CommonCells => ({
  organisation_id: ['uuid', organisationId],
  started_month: ['date', startedMonth],
  run_id: ['uuid', runId],
  epoch: ['integer', epoch],
});

/** Only the writer puts facts there, and they never change: the type tells what they are. */
const storedFact = z.custom<Fact>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && 'data' in value,
);

const toChained = (row: FactRow): ChainedFact => ({
  fact: storedFact.parse({
    seq: row.seq,
    at: row.at.getTime(),
    ...(row.raw_at === null ? {} : { rawAt: row.raw_at.getTime() }),
    type: row.type,
    element: row.element_id,
    token: row.token,
    actor: row.actor,
    data: row.data,
    change: row.change,
  }),
  previousHash: row.previous_hash,
  hash: row.hash,
});

const iso = (instant: number): string => new Date(instant).toISOString();

/** The insert of facts that follow what is written. */
export function insertFacts(key: RunKey, chained: readonly ChainedFact[]): Write[] {
  const columns = {
    seq: 'integer',
    at: 'timestamptz',
    raw_at: 'timestamptz',
    type: 'text',
    element_id: 'text',
    token: 'integer',
    actor: 'json',
    data: 'json',
    change: 'json',
    previous_hash: 'text',
    hash: 'text',
  };
  const rows = chained.map(({ fact, previousHash, hash }) => [
    fact.seq,
    iso(fact.at),
    fact.rawAt === undefined ? null : iso(fact.rawAt),
    fact.type,
    fact.element,
    fact.token,
    fact.actor === null ? null : JSON.stringify(fact.actor),
    JSON.stringify(fact.data),
    JSON.stringify(fact.change),
    previousHash,
    hash,
  ]);
  return insertOf(FACTS, commonOf(key), columns, rows);
}

/** The insert of occurrences that follow what is written. */
export function insertOccurrences(key: RunKey, recorded: readonly RecordedOccurrence[]): Write[] {
  const columns = {
    occurrence_no: 'integer',
    id: 'text',
    kind: 'text',
    at: 'timestamptz',
    payload: 'json',
    first_seq: 'integer',
    last_seq: 'integer',
  };
  const rows = recorded.map(({ no, occurrence, firstSeq, lastSeq }) => [
    no,
    occurrence.id.replaceAll('\0', '\uFFFD'),
    occurrence.kind,
    iso(occurrence.at),
    JSON.stringify(occurrence),
    firstSeq,
    lastSeq,
  ]);
  return insertOf(OCCURRENCES, commonOf(key), columns, rows);
}

export function createFactStore(db: Database) {
  return {
    /** Facts numbered `from` to `to`, in order. */
    async facts(key: RunKey, from: number, to: number): Promise<ChainedFact[]> {
      const rows = await db<FactRow>(FACTS)
        .where(placeOf(key))
        .whereBetween('seq', [from, to])
        .orderBy('seq')
        .select(
          'seq',
          'at',
          'raw_at',
          'type',
          'element_id',
          'token',
          'actor',
          'data',
          'change',
          'previous_hash',
          'hash',
        );
      return rows.map(toChained);
    },

    /** Occurrences numbered `from` to `to`, in order. */
    async occurrences(key: RunKey, from: number, to: number): Promise<RecordedOccurrence[]> {
      const rows = await db<OccurrenceRow>(OCCURRENCES)
        .where(placeOf(key))
        .whereBetween('occurrence_no', [from, to])
        .orderBy('occurrence_no')
        .select('occurrence_no', 'payload', 'first_seq', 'last_seq');
      return rows.map((row) => ({
        no: row.occurrence_no,
        occurrence: row.payload,
        firstSeq: row.first_seq,
        lastSeq: row.last_seq,
      }));
    },

    /**
     * The last fact that the occurrence with this id made in the run's line; null when it is not
     * recorded there. What an epoch left behind is not in it.
     */
    async seqOfOccurrence(key: RunKey, id: string): Promise<number | null> {
      const query = db(`${OCCURRENCES} as told`)
        .where({
          'told.organisation_id': key.organisationId,
          'told.started_month': key.startedMonth,
          'told.run_id': key.runId,
          'told.id': id,
        })
        .orderBy('told.epoch', 'desc');
      if (key.epoch > 1) void query.whereRaw(NOT_LEFT_BEHIND);
      const row = await query.first<Pick<OccurrenceRow, 'last_seq'> | undefined>('told.last_seq');
      return row?.last_seq ?? null;
    },
  };
}

const NOT_LEFT_BEHIND = `not exists (
  select from run_epochs as later
  where later.organisation_id = told.organisation_id and later.run_id = told.run_id
    and later.epoch > told.epoch and later.after_occurrence_no < told.occurrence_no)`;
