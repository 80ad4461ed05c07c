import type { Database } from '../db/connect.ts';

/**
 * The run at the top of those that called one another: in its family the same personal value has
 * one reference, wherever it was given. A run that is not stored yet is its own family.
 */
export async function familyOf(
  db: Database,
  organisationId: string,
  runId: string,
): Promise<string> {
  const found = await db.raw<{ rows: { id: string }[] }>(
    `with recursive upwards (id, caller_run_id) as (
       select id, caller_run_id from runs where organisation_id = ? and id = ?
       union
       select caller.id, caller.caller_run_id from runs as caller
         join upwards on caller.organisation_id = ? and caller.id = upwards.caller_run_id)
     select id from upwards where caller_run_id is null`,
    [organisationId, runId, organisationId],
  );
  return found.rows[0]?.id ?? runId;
}

/** The run and all that it called, directly or not; empty for an unknown run. */
export async function runWithCalled(
  db: Database,
  organisationId: string,
  runId: string,
): Promise<string[]> {
  const found = await db.raw<{ rows: { id: string }[] }>(
    `with recursive downwards (id) as (
       select id from runs where organisation_id = ? and id = ?
       union
       select called.id from runs as called
         join downwards on called.organisation_id = ? and called.caller_run_id = downwards.id)
     select id from downwards`,
    [organisationId, runId, organisationId],
  );
  return found.rows.map(({ id }) => id);
}

const FAMILY_LOCK = 7_303_028;

/**
 * Until the transaction ends nobody else stores values of the family. Not the run's row lock,
 * which the writer of facts holds while it waits for the task that a completion has locked.
 */
export async function lockFamily(db: Database, familyId: string): Promise<void> {
  await db.raw('select pg_advisory_xact_lock(?, hashtext(?))', [FAMILY_LOCK, familyId]);
}
