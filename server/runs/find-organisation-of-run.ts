import type { Database } from '../db/connect.ts';

/** Which organisation has the run; null when none has. */
export async function findOrganisationOfRun(db: Database, runId: string): Promise<string | null> {
  const row = await db<{ organisation_id: string; id: string }>('runs')
    .where({ id: runId })
    .first('organisation_id');
  return row?.organisation_id ?? null;
}
