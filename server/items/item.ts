import { v7 } from 'uuid';
import { z } from 'zod';

export const itemId = z.uuid().brand<'ItemId'>();
export type ItemId = z.infer<typeof itemId>;
export const newItemId = (): ItemId => itemId.parse(v7());

/** The unit sold. Dates are calendar dates, ISO 8601. */
export interface Item {
  readonly id: ItemId;
  readonly productId: string;
  readonly serialNumber: string;
  readonly pointOfSaleId: string;
  readonly saleDate: string;
  readonly deliveryDate: string | null;
  readonly warrantyEnd: string;
  /** Nothing is deleted: what is hidden is no longer offered. */
  readonly hiddenAt: Date | null;
  readonly version: number;
}
