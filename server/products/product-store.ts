import type { Database } from '../db/connect.ts';
import type { OrganisationId } from '../people/person.ts';
import type { Product, ProductId } from './product.ts';

const TABLE = 'products';
const COLUMNS = [
  'id',
  'code',
  'name',
  'category',
  'unit_price_cents',
  'warranty_months',
  'hidden_at',
  'version',
] as const;

interface Row {
  organisation_id: OrganisationId;
  id: ProductId;
  code: string;
  name: string;
  category: string;
  unit_price_cents: number;
  warranty_months: number;
  hidden_at: Date | null;
  version: number;
  created_at: Date;
}

const toProduct = (row: Pick<Row, (typeof COLUMNS)[number]>): Product => ({
  id: row.id,
  code: row.code,
  name: row.name,
  category: row.category,
  unitPriceCents: row.unit_price_cents,
  warrantyMonths: row.warranty_months,
  hiddenAt: row.hidden_at,
  version: row.version,
});

const described = (product: Omit<Product, 'version'>) => ({
  code: product.code,
  name: product.name,
  category: product.category,
  unit_price_cents: product.unitPriceCents,
  warranty_months: product.warrantyMonths,
  hidden_at: product.hiddenAt,
});

export function createProductStore(db: Database) {
  return {
    async find(organisationId: OrganisationId, id: ProductId): Promise<Product | null> {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .first(...COLUMNS);
      return row === undefined ? null : toProduct(row);
    },

    /** What is not hidden, in the order of creation, after `afterId`. */
    async list(
      organisationId: OrganisationId,
      after: { readonly id: string | null; readonly limit: number },
    ): Promise<Product[]> {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, hidden_at: null });
      if (after.id !== null) void query.where('id', '>', after.id);
      const rows = await query
        .orderBy('id')
        .limit(after.limit)
        .select(...COLUMNS);
      return rows.map(toProduct);
    },

    async insert(
      organisationId: OrganisationId,
      product: Omit<Product, 'version'>,
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: product.id,
        ...described(product),
        created_at: at,
      });
    },

    /** False when it is no longer at that version. */
    async update(organisationId: OrganisationId, product: Product): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id: product.id, version: product.version })
        .update({ ...described(product), version: product.version + 1 });
      return changed > 0;
    },
  };
}
