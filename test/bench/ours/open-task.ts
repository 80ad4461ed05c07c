import type { Database } from '../../../server/db/connect.ts';
import { prepared } from '../../../server/db/prepared.ts';

/** The token of a task that Postgres shows to be open, or null. */
export function createOpenTask(db: Database, organisationId: string) {
  return async function openTask(runId: string, element: string): Promise<number | null> {
    const { rows } = await prepared<{ token: number }>(
      db,
      `select token from tasks
       where organisation_id = ? and run_id = ? and element_id = ? and status = 'open'`,
      [organisationId, runId, element],
    );
    return rows[0]?.token ?? null;
  };
}
