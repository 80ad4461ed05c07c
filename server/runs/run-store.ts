import type { Database } from '../db/connect.ts';
import type { Write } from '../db/write-together.ts';
import { FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import { z } from 'zod';
import {
  initialState,
  type Caller,
  type ProcedureState,
  type RunStatus,
} from '../../workflows/interpret/state.ts';

const TABLE = 'runs';

/** A run as it is when it is asked for, before anything happened in it. */
export interface NewRun {
  readonly organisationId: string;
  readonly id: string;
  readonly processId: string;
  readonly version: number;
  readonly planHash: string;
  readonly businessKey: string | null;
  readonly pointOfSaleId: string | null;
  readonly zone: string;
  /** Who gave the idempotency key: two sources may give the same. */
  readonly source: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly startedBy: Actor | null;
  readonly caller: Caller | null;
  readonly startedMonth: string;
  /** The version of the time-zone data that it begins with (decision 17). */
  readonly zoneData: string;
  /** On the organisation's clock. */
  readonly startedAt: Date;
}

export interface StartedBefore {
  readonly runId: string;
  readonly requestHash: string;
  readonly version: number;
  readonly planHash: string;
  /** 0 before its first fact. */
  readonly lastSeq: number;
}

interface Row {
  organisation_id: string;
  id: string;
  process_id: string;
  version: number;
  plan_hash: string;
  business_key: string | null;
  point_of_sale_id: string | null;
  zone: string;
  source: string;
  idempotency_key: string;
  request_hash: string;
  started_by: string | null;
  caller_run_id: string | null;
  caller_token: number | null;
  caller_catches: unknown;
  status: RunStatus;
  started_month: string;
  started_at: Date;
  last_seq: number;
  last_hash: string;
  updated_at: Date;
}

const storedCatches = z.object({ all: z.boolean(), codes: z.array(z.string()) });

const toCaller = (
  row: Pick<Row, 'caller_run_id' | 'caller_token' | 'caller_catches'>,
): Caller | null =>
  row.caller_run_id === null || row.caller_token === null
    ? null
    : {
        runId: row.caller_run_id,
        token: row.caller_token,
        catches: storedCatches.parse(row.caller_catches),
      };

/** The insert of a run, unless one was started with the same source and key before. */
export const insertRun = (run: NewRun, at: Date): Write => ({
  sql: `insert into ${TABLE}
      (organisation_id, id, process_id, version, plan_hash, business_key, point_of_sale_id, zone,
       source, idempotency_key, request_hash, started_by, caller_run_id, caller_token,
       caller_catches, status, started_month, zone_data, started_at, last_hash, updated_at)
    select ?::uuid, ?::uuid, ?, ?::integer, ?, ?, ?::uuid, ?, ?, ?, ?, ?::jsonb, ?::uuid,
      ?::integer, ?::jsonb, 'created', ?::date, ?, ?::timestamptz, ?, ?::timestamptz where true`,
  bindings: [
    run.organisationId,
    run.id,
    run.processId,
    run.version,
    run.planHash,
    run.businessKey,
    run.pointOfSaleId,
    run.zone,
    run.source,
    run.idempotencyKey,
    run.requestHash,
    run.startedBy === null ? null : JSON.stringify(run.startedBy),
    run.caller?.runId ?? null,
    run.caller?.token ?? null,
    run.caller === null ? null : JSON.stringify(run.caller.catches),
    run.startedMonth,
    run.zoneData,
    run.startedAt,
    FIRST_PREVIOUS_HASH,
    at,
  ],
  onConflict: 'on conflict (organisation_id, source, idempotency_key) do nothing',
});

export function createRunStore(db: Database) {
  return {
    /** False when a run was started with the same source and key before: nothing is inserted. */
    async insert(run: NewRun, at: Date): Promise<boolean> {
      const { sql, bindings, onConflict } = insertRun(run, at);
      const inserted = await db.raw<{ rows: unknown[] }>(`${sql} ${onConflict} returning id`, [
        ...bindings,
      ]);
      return inserted.rows.length > 0;
    },

    async findByKey(
      organisationId: string,
      source: string,
      idempotencyKey: string,
    ): Promise<StartedBefore | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, source, idempotency_key: idempotencyKey })
        .first('id', 'request_hash', 'version', 'plan_hash', 'last_seq');
      if (row === undefined) return null;
      return {
        runId: row.id,
        requestHash: row.request_hash,
        version: row.version,
        planHash: row.plan_hash,
        lastSeq: row.last_seq,
      };
    },

    /** The run that a call activity started last. */
    async findCalled(
      organisationId: string,
      callerRunId: string,
      callerToken: number,
    ): Promise<string | null> {
      const row = await db<Row>(TABLE)
        .where({
          organisation_id: organisationId,
          caller_run_id: callerRunId,
          caller_token: callerToken,
        })
        .orderBy('id', 'desc')
        .first('id');
      return row?.id ?? null;
    },

    /**
     * The state of a run before its first fact: folding its facts from here gives every later
     * state, and advancing its recorded occurrences gives its facts. Null for an unknown run.
     */
    async initialState(organisationId: string, runId: string): Promise<ProcedureState | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id: runId })
        .first('id', 'zone', 'started_at', 'caller_run_id', 'caller_token', 'caller_catches');
      if (row === undefined) return null;
      return initialState({
        runId: row.id,
        zone: row.zone,
        at: row.started_at.getTime(),
        caller: toCaller(row),
      });
    },

    /** What a run hands on to those it calls, and what its version was published with. */
    async origin(organisationId: string, runId: string) {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id: runId })
        .first('process_id', 'version', 'plan_hash', 'business_key', 'point_of_sale_id');
      if (row === undefined) return null;
      return {
        processId: row.process_id,
        version: row.version,
        planHash: row.plan_hash,
        businessKey: row.business_key,
        pointOfSaleId: row.point_of_sale_id,
      };
    },
  };
}
