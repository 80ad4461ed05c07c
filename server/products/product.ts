import { v7 } from 'uuid';
import { z } from 'zod';

export const productId = z.uuid().brand<'ProductId'>();
export type ProductId = z.infer<typeof productId>;
export const newProductId = (): ProductId => productId.parse(v7());

/** A catalogue entry. Money is integer cents. */
export interface Product {
  readonly id: ProductId;
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly unitPriceCents: number;
  readonly warrantyMonths: number;
  /** Nothing is deleted: what is hidden is no longer offered. */
  readonly hiddenAt: Date | null;
  readonly version: number;
}
