import { v7 } from 'uuid';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { violatedConstraint } from '../db/violated-constraint.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import { createPerson } from '../people/create-person.ts';
import { organisationId, type PersonId, type PersonLanguage } from '../people/person.ts';
import { createOrganisationStore } from './organisation-store.ts';
import { organisationSettings, type Organisation } from './organisation.ts';

export interface NewOrganisation {
  readonly name: string;
  readonly slug: string;
  /** IANA name, such as `America/Sao_Paulo`. */
  readonly timeZone: string;
  readonly administrator: {
    readonly email: string;
    readonly name: string;
    readonly language: PersonLanguage;
    readonly password: string;
  };
}

/**
 * Makes an organisation that works for real (its clock never moves) with its first administrator:
 * both and their entries in its record, or nothing.
 * @throws AppError ORGANISATION_SLUG_TAKEN
 */
export async function createOrganisation(
  db: Database,
  order: NewOrganisation,
  actor: Actor,
  at: Date,
): Promise<{ organisation: Organisation; administratorId: PersonId }> {
  const { name, slug, timeZone, administrator } = order;
  const id = organisationId.parse(v7());
  const settings = organisationSettings.parse({});
  const kind = 'production' as const;
  const fresh = { clockOffsetMs: 0, version: 1 };
  const organisation: Organisation = { id, name, slug, kind, timeZone, settings, ...fresh };
  const described = { roles: ['administrator' as const], functions: [], pointOfSaleIds: [] };
  const person = { ...administrator, ...described, timeZone };
  try {
    return await inTransaction(db, async (transaction) => {
      await createOrganisationStore(transaction).insert(organisation, at);
      await createOrganisationRecordStore(transaction).append(id, at, {
        kind: 'organisation-created',
        actor,
        subject: { type: 'organisation', id },
        data: { kind },
      });
      const by = { organisationId: id, actor };
      const { id: administratorId } = await createPerson(transaction, by, person, at);
      return { organisation, administratorId };
    });
  } catch (error) {
    if (violatedConstraint(error) === 'organisations_slug_unique')
      throw createError('ORGANISATION_SLUG_TAKEN', { slug });
    throw error;
  }
}
