import type { Database } from '../../server/db/connect.ts';

export interface KnownItem {
  readonly serialNumber: string;
  /** ISO 8601 dates. */
  readonly saleDate: string;
  readonly warrantyEnd: string | null;
}

/** The items that were sold, as the example organisation has them. */
export interface Items {
  find(serialNumber: string): Promise<KnownItem | null>;
}

export function createItems(db: Database): Items {
  return {
    async find(serialNumber) {
      const row = await db('items')
        .where({ serial_number: serialNumber })
        .first<{ sale_date: string; warranty_end: string | null } | undefined>(
          db.raw('sale_date::text'),
          db.raw('warranty_end::text'),
        );
      if (row === undefined) return null;
      return { serialNumber, saleDate: row.sale_date, warrantyEnd: row.warranty_end };
    },
  };
}
