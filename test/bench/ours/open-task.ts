import type { Database } from '../../../server/db/connect.ts';

/** The token of a task that Postgres shows to be open, or null. */
export function createOpenTask(db: Database, organisationId: string) {
  return async function openTask(runId: string, element: string): Promise<number | null> {
    const row = await db('tasks')
      .where({ organisation_id: organisationId, run_id: runId, element_id: element })
      .andWhere({ status: 'open' })
      .first<{ token: number } | undefined>('token');
    return row?.token ?? null;
  };
}
