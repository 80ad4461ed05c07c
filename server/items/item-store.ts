import type { Database } from '../db/connect.ts';
import type { OrganisationId } from '../people/person.ts';
import type { Item, ItemId } from './item.ts';

const TABLE = 'items';
const COLUMNS = [
  'id',
  'product_id',
  'serial_number',
  'point_of_sale_id',
  'sale_date',
  'delivery_date',
  'warranty_end',
  'hidden_at',
  'version',
] as const;

interface Row {
  organisation_id: OrganisationId;
  id: ItemId;
  product_id: string;
  serial_number: string;
  point_of_sale_id: string;
  sale_date: string;
  delivery_date: string | null;
  warranty_end: string;
  hidden_at: Date | null;
  version: number;
  created_at: Date;
}

const toItem = (row: Pick<Row, (typeof COLUMNS)[number]>): Item => ({
  id: row.id,
  productId: row.product_id,
  serialNumber: row.serial_number,
  pointOfSaleId: row.point_of_sale_id,
  saleDate: row.sale_date,
  deliveryDate: row.delivery_date,
  warrantyEnd: row.warranty_end,
  hiddenAt: row.hidden_at,
  version: row.version,
});

const described = (item: Omit<Item, 'version'>) => ({
  product_id: item.productId,
  serial_number: item.serialNumber,
  point_of_sale_id: item.pointOfSaleId,
  sale_date: item.saleDate,
  delivery_date: item.deliveryDate,
  warranty_end: item.warrantyEnd,
  hidden_at: item.hiddenAt,
});

export function createItemStore(db: Database) {
  return {
    async find(organisationId: OrganisationId, id: ItemId): Promise<Item | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .first(...COLUMNS);
      return row === undefined ? null : toItem(row);
    },

    /** What is not hidden, in the order of creation, after `afterId`. */
    async list(
      organisationId: OrganisationId,
      after: {
        readonly id: string | null;
        readonly limit: number;
        readonly serialNumber: string | null;
      },
    ): Promise<Item[]> {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, hidden_at: null });
      if (after.id !== null) void query.where('id', '>', after.id);
      if (after.serialNumber !== null) void query.where({ serial_number: after.serialNumber });
      const rows = await query
        .orderBy('id')
        .limit(after.limit)
        .select(...COLUMNS);
      return rows.map(toItem);
    },

    async insert(
      organisationId: OrganisationId,
      item: Omit<Item, 'version'>,
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: item.id,
        ...described(item),
        created_at: at,
      });
    },

    /** False when it is no longer at that version. */
    async update(organisationId: OrganisationId, item: Item): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id: item.id, version: item.version })
        .update({ ...described(item), version: item.version + 1 });
      return changed > 0;
    },
  };
}
