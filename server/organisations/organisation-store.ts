import type { Database } from '../db/connect.ts';
import type { OrganisationId } from '../people/person.ts';
import { organisationSettings, type Organisation } from './organisation.ts';

const TABLE = 'organisations';
const QUEUES_LOCK = 7303014032;
const COLUMNS = [
  'id',
  'slug',
  'name',
  'kind',
  'clock_offset_ms',
  'time_zone',
  'settings',
  'version',
] as const;

interface Row {
  id: OrganisationId;
  slug: string;
  name: string;
  kind: Organisation['kind'];
  clock_offset_ms: number;
  time_zone: string;
  settings: unknown;
  version: number;
  created_at: Date;
}

const toOrganisation = (row: Pick<Row, (typeof COLUMNS)[number]>): Organisation => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  clockOffsetMs: row.clock_offset_ms,
  timeZone: row.time_zone,
  settings: organisationSettings.parse(row.settings),
  version: row.version,
});

export function createOrganisationStore(db: Database) {
  return {
    async find(id: OrganisationId): Promise<Organisation | null> {
      const row = await db<Row>(TABLE)
        .where({ id })
        .first(...COLUMNS);
      return row === undefined ? null : toOrganisation(row);
    },

    /** Finds it and keeps others from changing it, or starting runs in it, until the end. */
    async lock(id: OrganisationId): Promise<Organisation | null> {
      const row = await db<Row>(TABLE)
        .where({ id })
        .forUpdate()
        .first(...COLUMNS);
      return row === undefined ? null : toOrganisation(row);
    },

    async setClockOffset(id: OrganisationId, clockOffsetMs: number): Promise<void> {
      await db<Row>(TABLE).where({ id }).update({ clock_offset_ms: clockOffsetMs });
    },

    async findBySlug(slug: string): Promise<Organisation | null> {
      const row = await db<Row>(TABLE)
        .where({ slug })
        .first(...COLUMNS);
      return row === undefined ? null : toOrganisation(row);
    },

    async list(): Promise<Organisation[]> {
      const rows = await db<Row>(TABLE)
        .orderBy('id')
        .select(...COLUMNS);
      return rows.map(toOrganisation);
    },

    /**
     * The first of these queues that another organisation has, or null. It holds a lock until the
     * transaction ends, so that two cannot take the same queue at once.
     */
    async queueOfAnother(id: OrganisationId, queues: readonly string[]): Promise<string | null> {
      if (queues.length === 0) return null;
      await db.raw('select pg_advisory_xact_lock(?)', [QUEUES_LOCK]);
      const found = await db.raw<{ rows: { queue: string }[] }>(
        `select queue from ${TABLE}, jsonb_array_elements_text(settings -> 'queues') as queue
         where id <> ? and queue = any (?::text[]) order by queue limit 1`,
        [id, [...queues]],
      );
      return found.rows[0]?.queue ?? null;
    },

    async insert(organisation: Organisation, at: Date): Promise<void> {
      await db<Row>(TABLE).insert({
        id: organisation.id,
        slug: organisation.slug,
        name: organisation.name,
        kind: organisation.kind,
        clock_offset_ms: organisation.clockOffsetMs,
        time_zone: organisation.timeZone,
        settings: JSON.stringify(organisation.settings),
        created_at: at,
      });
    },

    /** Name, time zone and settings; false when it is no longer at that version. */
    async update(organisation: Organisation): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({ id: organisation.id, version: organisation.version })
        .update({
          name: organisation.name,
          time_zone: organisation.timeZone,
          settings: JSON.stringify(organisation.settings),
          version: organisation.version + 1,
        });
      return changed > 0;
    },
  };
}
