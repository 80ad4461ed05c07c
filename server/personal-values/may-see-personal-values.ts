import type { Database } from '../db/connect.ts';
import type { Caller } from '../people/caller.ts';

/**
 * Whether the caller may read the personal values of a run that they may see. Administrators may,
 * and coordinators, whose runs are those of their points of sale. Technicians may while a task of
 * the run is theirs, or theirs to claim, and no longer. Auditors and process owners see that there
 * is a value, its digest, and whether it was erased: what they prove does not need more.
 */
export async function maySeePersonalValues(
  db: Database,
  caller: Caller,
  runId: string,
): Promise<boolean> {
  if (caller.roles.includes('administrator') || caller.roles.includes('coordinator')) return true;
  if (!caller.roles.includes('technician')) return false;
  const names = caller.person === null ? [] : [caller.person.id, caller.person.email];
  const found = await db.raw<{ rows: unknown[] }>(
    `select 1 from tasks
     where organisation_id = ? and run_id = ? and status in ('open', 'completing')
       and (assignee = any(?::text[]) or (assignee is null and (
         candidate_groups && ?::text[] or candidate_users && ?::text[]
         or (cardinality(candidate_groups) = 0 and cardinality(candidate_users) = 0))))
     limit 1`,
    [caller.organisationId, runId, names, [...caller.functions], names],
  );
  return found.rows.length > 0;
}
