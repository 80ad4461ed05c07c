import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { RunStartOrder } from '../outbox/outbox-message.ts';
import { leaseFrom, type OutboxEntry } from '../outbox/outbox-store.ts';
import { insertRun, type NewRun } from './run-store.ts';

/** What must still be so when the run is inserted. */
export interface StartGuard {
  readonly organisation: Pick<Organisation, 'clockOffsetMs' | 'version'>;
  /** Whether the run's version is to be the newest of its process. */
  readonly isNewest: boolean;
}

/**
 * Inserts a run and what Temporal is to be told of it with one statement, which is a transaction of
 * its own. It holds the organisation's row, which whoever moves its clock locks: the run either
 * starts with the offset before, and is told of the move, or is not inserted.
 * @returns the order, held for the caller to deliver; null when the key is used already or the
 *   guard does not hold: nothing is inserted then
 */
export async function insertRunWithOrder(
  db: Database,
  run: NewRun,
  order: RunStartOrder,
  { organisation, isNewest }: StartGuard,
  at: Date,
): Promise<OutboxEntry | null> {
  const message = { kind: 'start-run' as const, order };
  const { sql, bindings, onConflict } = insertRun(run, at);
  const put = await prepared<{ id: number }>(
    db,
    `with organisation as (
       select id from organisations where id = ? and clock_offset_ms = ? and version = ?
       for key share),
     newer as (
       select from published_processes
       where organisation_id = ? and process_id = ? and version > ? and ?::boolean limit 1),
     run as (${sql} and exists (select from organisation) and not exists (select from newer)
       ${onConflict} returning organisation_id, id)
     insert into outbox
       (organisation_id, run_id, kind, payload, attempts, next_attempt_at, created_at)
     select organisation_id, id, ?, ?::json, 1, ?::timestamptz, ?::timestamptz from run
     returning id`,
    [
      run.organisationId,
      organisation.clockOffsetMs,
      organisation.version,
      run.organisationId,
      run.processId,
      run.version,
      isNewest,
      ...bindings,
      message.kind,
      JSON.stringify(message),
      leaseFrom(at),
      at,
    ],
  );
  const [row] = put.rows;
  if (row === undefined) return null;
  return { organisationId: run.organisationId, id: row.id, runId: run.id, message, attempts: 1 };
}
