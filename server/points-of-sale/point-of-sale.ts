import { v7 } from 'uuid';
import { z } from 'zod';

export const pointOfSaleId = z.uuid().brand<'PointOfSaleId'>();
export type PointOfSaleId = z.infer<typeof pointOfSaleId>;
export const newPointOfSaleId = (): PointOfSaleId => pointOfSaleId.parse(v7());

/** A place that sells products and answers for their service. */
export interface PointOfSale {
  readonly id: PointOfSaleId;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  /** Nothing is deleted: what is hidden is no longer offered. */
  readonly hiddenAt: Date | null;
  readonly version: number;
}
