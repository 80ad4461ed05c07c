import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { endSessionsOf } from '../../people/end-sessions.ts';
import { organisationId as readOrganisationId, personId } from '../../people/person.ts';
import type { Place, Selection } from './place.ts';

const PLACE = 'people';
const ERASED_NAME = 'Erased person';

interface Row {
  organisation_id: string;
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
  disabled_at: Date | null;
  version: number;
}

const subject = z.templateLiteral(['person:', z.uuid()]);

/** What an erased account is called: nothing of the person is left in it. */
const erasedEmail = (id: string): string => `erased-${id}@erased.invalid`;

/**
 * Accounts of people who work with Roteiro. They lose name, e-mail address, password and sessions
 * and are disabled; the id stays, because facts name by it who did what. Only `person:ID` selects
 * one: a customer may have the name of a technician.
 */
export const accounts: Place = {
  name: PLACE,

  async find(db, { organisationId }, selection) {
    const rows = await matching(db, organisationId, selection);
    const kept = rows.filter(({ id, email }) => email !== erasedEmail(id));
    if (selection.kind === 'value')
      return {
        items: [],
        left: kept.map(({ id }) => ({ place: PLACE, id, select: { subject: `person:${id}` } })),
      };
    const items = kept.map(({ id, name, email }) => ({
      item: { place: PLACE, id, runId: null, variable: null },
      texts: [name, email],
    }));
    return { items, left: [] };
  },

  async erase(db, { organisationId }, ids, _actor, at) {
    for (const id of ids) {
      await db<Row>('people')
        .where({ organisation_id: organisationId, id })
        .update({
          name: ERASED_NAME,
          email: erasedEmail(id),
          password_hash: null,
          disabled_at: db.raw('coalesce(disabled_at, ?)', [at]),
          version: db.raw('version + 1'),
        });
      const organisation = readOrganisationId.parse(organisationId);
      await endSessionsOf(db, organisation, personId.parse(id));
    }
    return ids;
  },
};

async function matching(
  db: Database,
  organisationId: string,
  selection: Selection,
): Promise<Pick<Row, 'id' | 'name' | 'email'>[]> {
  const people = () =>
    db<Row>('people').where({ organisation_id: organisationId }).select('id', 'name', 'email');
  switch (selection.kind) {
    case 'run':
      return [];
    case 'subject':
      if (!subject.safeParse(selection.subject).success) return [];
      return people().where({ id: selection.subject.slice('person:'.length) });
    case 'value': {
      const text = selection.value.trim();
      return people().where((either) => {
        void either.where({ name: text }).orWhere({ email: text.toLowerCase() });
      });
    }
  }
}
