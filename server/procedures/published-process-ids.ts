import type { Database } from '../db/connect.ts';
import type { OrganisationId } from '../people/person.ts';

/** The ids that calls can reach: a procedure that was hidden since still answers its callers. */
export async function publishedProcessIds(
  db: Database,
  organisationId: OrganisationId,
): Promise<string[]> {
  const rows = await db<{ organisation_id: OrganisationId; process_id: string }>('process_ids')
    .where({ organisation_id: organisationId })
    .orderBy('process_id')
    .select('process_id');
  return rows.map((row) => row.process_id);
}
