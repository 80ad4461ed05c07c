import type { Database } from '../db/connect.ts';
import type { OrganisationId, Person, PersonId, PersonLanguage } from './person.ts';
import type { Role } from './role.ts';

const TABLE = 'people';
const PLACES = 'people_points_of_sale';
const COLUMNS = [
  'id',
  'email',
  'name',
  'roles',
  'functions',
  'language',
  'time_zone',
  'disabled_at',
  'version',
] as const;

interface Row {
  organisation_id: OrganisationId;
  id: PersonId;
  email: string;
  name: string;
  roles: Role[];
  functions: string[];
  language: PersonLanguage;
  time_zone: string;
  password_hash: string | null;
  disabled_at: Date | null;
  version: number;
  created_at: Date;
}

interface PlaceRow {
  organisation_id: OrganisationId;
  person_id: PersonId;
  point_of_sale_id: string;
}

export interface OwnSettings {
  readonly language?: PersonLanguage | undefined;
  readonly timeZone?: string | undefined;
}

type ReadRow = Pick<Row, (typeof COLUMNS)[number]>;

const toPerson = (row: ReadRow, pointOfSaleIds: readonly string[]): Person => ({
  id: row.id,
  email: row.email,
  name: row.name,
  roles: row.roles,
  functions: row.functions,
  language: row.language,
  timeZone: row.time_zone,
  pointOfSaleIds,
  disabledAt: row.disabled_at,
  version: row.version,
});

export interface Credentials {
  readonly organisationId: OrganisationId;
  readonly id: PersonId;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
}

export function createPersonStore(db: Database) {
  async function placesOf(organisationId: OrganisationId, ids: readonly PersonId[]) {
    const rows = await db<PlaceRow>(PLACES)
      .where({ organisation_id: organisationId })
      .whereIn('person_id', [...ids])
      .orderBy('point_of_sale_id')
      .select('person_id', 'point_of_sale_id');
    const places = new Map<PersonId, string[]>(ids.map((id) => [id, []]));
    for (const row of rows) places.get(row.person_id)?.push(row.point_of_sale_id);
    return (id: PersonId): string[] => places.get(id) ?? [];
  }

  async function setPlaces(
    organisationId: OrganisationId,
    id: PersonId,
    places: readonly string[],
  ) {
    await db<PlaceRow>(PLACES).where({ organisation_id: organisationId, person_id: id }).delete();
    const rows = [...new Set(places)].map((place) => ({
      organisation_id: organisationId,
      person_id: id,
      point_of_sale_id: place,
    }));
    if (rows.length > 0) await db<PlaceRow>(PLACES).insert(rows);
  }

  return {
    async find(organisationId: OrganisationId, id: PersonId): Promise<Person | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .first(...COLUMNS);
      return row === undefined ? null : toPerson(row, (await placesOf(organisationId, [id]))(id));
    },

    /** Sorted by id, which is the order of creation, after `afterId`. */
    async list(organisationId: OrganisationId, afterId: string | null, limit: number) {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId });
      if (afterId !== null) void query.where('id', '>', afterId);
      const rows = await query
        .orderBy('id')
        .limit(limit)
        .select(...COLUMNS);
      const places = await placesOf(
        organisationId,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => toPerson(row, places(row.id)));
    },

    /** Those with this e-mail address, in any organisation, the oldest organisation first. */
    async credentials(email: string): Promise<Credentials[]> {
      const rows = await db<Row>(TABLE)
        .where({ email: email.trim().toLowerCase() })
        .orderBy('organisation_id')
        .select('organisation_id', 'id', 'password_hash', 'disabled_at');
      return rows.map((row) => ({
        organisationId: row.organisation_id,
        id: row.id,
        passwordHash: row.password_hash,
        disabledAt: row.disabled_at,
      }));
    },

    async insert(
      organisationId: OrganisationId,
      person: Omit<Person, 'version'>,
      passwordHash: string | null,
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: person.id,
        email: person.email,
        name: person.name,
        roles: [...person.roles],
        functions: [...person.functions],
        language: person.language,
        time_zone: person.timeZone,
        password_hash: passwordHash,
        disabled_at: person.disabledAt,
        created_at: at,
      });
      await setPlaces(organisationId, person.id, person.pointOfSaleIds);
    },

    /** Who can administrate, locked so that two of them cannot make each other the last. */
    async lockAdministrators(organisationId: OrganisationId): Promise<PersonId[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId })
        .whereNull('disabled_at')
        .whereRaw(`'administrator' = any (roles)`)
        .orderBy('id')
        .forUpdate()
        .select('id');
      return rows.map(({ id }) => id);
    },

    /** False when the person is no longer at that version. */
    async update(organisationId: OrganisationId, person: Person): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id: person.id, version: person.version })
        .update({
          name: person.name,
          roles: [...person.roles],
          functions: [...person.functions],
          language: person.language,
          time_zone: person.timeZone,
          disabled_at: person.disabledAt,
          version: person.version + 1,
        });
      if (changed > 0) await setPlaces(organisationId, person.id, person.pointOfSaleIds);
      return changed > 0;
    },

    /** What the person settles for themselves; what is undefined stays. */
    async settle(organisationId: OrganisationId, id: PersonId, settings: OwnSettings) {
      const { language, timeZone } = settings;
      await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .update({
          ...(language === undefined ? {} : { language }),
          ...(timeZone === undefined ? {} : { time_zone: timeZone }),
        })
        .increment('version');
    },

    async passwordHash(organisationId: OrganisationId, id: PersonId): Promise<string | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .first('password_hash');
      return row?.password_hash ?? null;
    },

    async setPasswordHash(organisationId: OrganisationId, id: PersonId, passwordHash: string) {
      await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .update({ password_hash: passwordHash });
    },
  };
}
