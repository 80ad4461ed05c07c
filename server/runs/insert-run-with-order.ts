import type { Database } from '../db/connect.ts';
import type { RunStartOrder } from '../outbox/outbox-message.ts';
import { leaseFrom, type OutboxEntry } from '../outbox/outbox-store.ts';
import { insertRun, type NewRun } from './run-store.ts';

/**
 * Inserts a run and what Temporal is to be told of it with one statement, which is a transaction of
 * its own. It holds the organisation's row, which whoever moves its clock locks: the run either
 * starts with the offset before, and is told of the move, or is not inserted.
 * @returns the order, held for the caller to deliver; null when the key is used already or the
 *   clock offset is no longer the order's: nothing is inserted then
 */
export async function insertRunWithOrder(
  db: Database,
  run: NewRun,
  order: RunStartOrder,
  at: Date,
): Promise<OutboxEntry | null> {
  const message = { kind: 'start-run' as const, order };
  const { sql, bindings, onConflict } = insertRun(run, at);
  const put = await db.raw<{ rows: { id: number }[] }>(
    `with organisation as (
       select id from organisations where id = ? and clock_offset_ms = ? for key share),
     run as (${sql} and exists (select from organisation) ${onConflict}
       returning organisation_id, id)
     insert into outbox
       (organisation_id, run_id, kind, payload, attempts, next_attempt_at, created_at)
     select organisation_id, id, ?, ?::json, 1, ?::timestamptz, ?::timestamptz from run
     returning id`,
    [
      run.organisationId,
      order.input.start.clockOffsetMs,
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
