import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import type { Caller } from './caller.ts';
import { language, organisationId, personId } from './person.ts';
import { role } from './role.ts';

const row = z.object({
  organisation_id: organisationId,
  clock_offset_ms: z.number(),
  organisation_time_zone: z.string(),
  id: personId,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  functions: z.array(z.string()),
  language,
  time_zone: z.string(),
  places: z.array(z.string()),
});

/** One query for what every request of a person needs. Null for unknown and disabled people. */
export async function findCallerByPerson(
  db: Database,
  organisation: string,
  person: string,
): Promise<Omit<Caller, 'by'> | null> {
  const found: unknown = await db('people as p')
    .join('organisations as o', 'o.id', 'p.organisation_id')
    .where({ 'p.organisation_id': organisation, 'p.id': person, 'p.disabled_at': null })
    .first(
      'p.organisation_id',
      'o.clock_offset_ms',
      'o.time_zone as organisation_time_zone',
      'p.id',
      'p.name',
      'p.email',
      'p.roles',
      'p.functions',
      'p.language',
      'p.time_zone',
      db.raw(`array(
        select w.point_of_sale_id::text from people_points_of_sale w
        where w.organisation_id = p.organisation_id and w.person_id = p.id
        order by 1) as places`),
    );
  if (found === undefined) return null;
  const read = row.parse(found);
  return {
    organisationId: read.organisation_id,
    clockOffsetMs: read.clock_offset_ms,
    timeZone: read.time_zone,
    roles: read.roles,
    functions: read.functions,
    pointOfSaleIds: read.places,
    person: { id: read.id, name: read.name, email: read.email, language: read.language },
  };
}
