import { z } from 'zod';
import { listOf, listQuery } from '../http/cursor.ts';
import { productId } from './product.ts';

export const productParams = z.object({ productId });

const described = {
  code: z.string().trim().min(1).max(50),
  name: z.string().trim().min(1).max(200),
  category: z.string().trim().min(1).max(100),
  unitPriceCents: z.number().int().min(0).max(1e12),
  warrantyMonths: z.number().int().min(0).max(600),
};

export const productReply = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  category: z.string(),
  unitPriceCents: z.number(),
  warrantyMonths: z.number(),
  hiddenAt: z.string().nullable(),
  version: z.number(),
});

export const productList = listOf(productReply);
export const productQuery = listQuery;

export const createProductBody = z.strictObject(described);

/** What is absent stays as it is. */
export const changeProductBody = z
  .strictObject(described)
  .partial()
  .extend({ version: z.number().int(), hidden: z.boolean().optional() });
