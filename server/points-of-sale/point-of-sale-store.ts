import type { Database } from '../db/connect.ts';
import type { OrganisationId } from '../people/person.ts';
import type { PointOfSale, PointOfSaleId } from './point-of-sale.ts';

const TABLE = 'points_of_sale';
const COLUMNS = ['id', 'code', 'name', 'time_zone', 'hidden_at', 'version'] as const;

interface Row {
  organisation_id: OrganisationId;
  id: PointOfSaleId;
  code: string;
  name: string;
  time_zone: string;
  hidden_at: Date | null;
  version: number;
  created_at: Date;
}

const toPointOfSale = (row: Pick<Row, (typeof COLUMNS)[number]>): PointOfSale => ({
  id: row.id,
  code: row.code,
  name: row.name,
  timeZone: row.time_zone,
  hiddenAt: row.hidden_at,
  version: row.version,
});

const described = (pointOfSale: Omit<PointOfSale, 'version'>) => ({
  code: pointOfSale.code,
  name: pointOfSale.name,
  time_zone: pointOfSale.timeZone,
  hidden_at: pointOfSale.hiddenAt,
});

export function createPointOfSaleStore(db: Database) {
  return {
    async find(organisationId: OrganisationId, id: PointOfSaleId): Promise<PointOfSale | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .first(...COLUMNS);
      return row === undefined ? null : toPointOfSale(row);
    },

    /** What is not hidden, in the order of creation, after `afterId`. */
    async list(
      organisationId: OrganisationId,
      after: { readonly id: string | null; readonly limit: number },
    ): Promise<PointOfSale[]> {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, hidden_at: null });
      if (after.id !== null) void query.where('id', '>', after.id);
      const rows = await query
        .orderBy('id')
        .limit(after.limit)
        .select(...COLUMNS);
      return rows.map(toPointOfSale);
    },

    async insert(
      organisationId: OrganisationId,
      pointOfSale: Omit<PointOfSale, 'version'>,
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: pointOfSale.id,
        ...described(pointOfSale),
        created_at: at,
      });
    },

    /** False when it is no longer at that version. */
    async update(organisationId: OrganisationId, pointOfSale: PointOfSale): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({
          organisation_id: organisationId,
          id: pointOfSale.id,
          version: pointOfSale.version,
        })
        .update({ ...described(pointOfSale), version: pointOfSale.version + 1 });
      return changed > 0;
    },
  };
}
