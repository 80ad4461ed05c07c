import type { Database } from '../db/connect.ts';
import type { OrganisationId, PersonId } from './person.ts';

/** Signs a person out everywhere. */
export async function endSessionsOf(
  db: Database,
  organisationId: OrganisationId,
  id: PersonId,
): Promise<void> {
  await db('sessions')
    .whereRaw(`sess ->> 'organisationId' = ? and sess ->> 'personId' = ?`, [organisationId, id])
    .delete();
}
