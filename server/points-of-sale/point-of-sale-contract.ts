import { z } from 'zod';
import { timeZone } from '../clock/time-zone.ts';
import { listOf, listQuery } from '../http/cursor.ts';
import { pointOfSaleId } from './point-of-sale.ts';

export const pointOfSaleParams = z.object({ pointOfSaleId });

const described = {
  code: z.string().trim().min(1).max(50),
  name: z.string().trim().min(1).max(200),
  timeZone: timeZone,
};

export const pointOfSaleReply = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  timeZone: z.string(),
  hiddenAt: z.string().nullable(),
  version: z.number(),
});

export const pointOfSaleList = listOf(pointOfSaleReply);
export const pointOfSaleQuery = listQuery;

export const createPointOfSaleBody = z.strictObject(described);

/** What is absent stays as it is. */
export const changePointOfSaleBody = z
  .strictObject(described)
  .partial()
  .extend({ version: z.number().int(), hidden: z.boolean().optional() });
