import { z } from 'zod';
import { listOf, listQuery } from '../http/cursor.ts';
import { itemId } from './item.ts';

export const itemParams = z.object({ itemId });

const described = {
  productId: z.uuid(),
  serialNumber: z.string().trim().min(1).max(100),
  pointOfSaleId: z.uuid(),
  saleDate: z.iso.date(),
  deliveryDate: z.iso.date().nullable(),
  warrantyEnd: z.iso.date(),
};

export const itemReply = z.object({
  id: z.string(),
  productId: z.string(),
  serialNumber: z.string(),
  pointOfSaleId: z.string(),
  saleDate: z.string(),
  deliveryDate: z.string().nullable(),
  warrantyEnd: z.string(),
  hiddenAt: z.string().nullable(),
  version: z.number(),
});

export const itemList = listOf(itemReply);
export const itemQuery = listQuery.extend({ serialNumber: z.string().max(100).optional() });

export const createItemBody = z
  .strictObject(described)
  .extend({ deliveryDate: z.iso.date().nullable().default(null) });

/** What is absent stays as it is. */
export const changeItemBody = z
  .strictObject(described)
  .partial()
  .extend({ version: z.number().int(), hidden: z.boolean().optional() });
