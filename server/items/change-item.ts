import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import type { changeItemBody } from './item-contract.ts';
import { toItemError } from './item-errors.ts';
import { createItemStore } from './item-store.ts';
import type { Item, ItemId } from './item.ts';

/** Changes what is given, or hides it; what is absent stays. */
export async function changeItem(
  db: Database,
  caller: Caller,
  id: ItemId,
  change: z.output<typeof changeItemBody>,
  at: Date,
): Promise<Item> {
  try {
    return await inTransaction(db, async (transaction) => {
      const items = createItemStore(transaction);
      const before = await items.find(caller.organisationId, id);
      if (before === null) throw createError('NOT_FOUND', { what: 'item' });
      const { hidden = before.hiddenAt !== null } = change;
      const after: Item = {
        ...before,
        productId: change.productId ?? before.productId,
        serialNumber: change.serialNumber ?? before.serialNumber,
        pointOfSaleId: change.pointOfSaleId ?? before.pointOfSaleId,
        saleDate: change.saleDate ?? before.saleDate,
        deliveryDate: change.deliveryDate === undefined ? before.deliveryDate : change.deliveryDate,
        warrantyEnd: change.warrantyEnd ?? before.warrantyEnd,
        hiddenAt: hidden ? (before.hiddenAt ?? at) : null,
      };
      if (change.version !== before.version || !(await items.update(caller.organisationId, after)))
        throw createError('VERSION_STALE', { current: before.version });
      await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
        kind: 'item-changed',
        actor: actorOf(caller),
        subject: { type: 'item', id },
        data: {
          productId: after.productId,
          pointOfSaleId: after.pointOfSaleId,
          saleDate: after.saleDate,
          warrantyEnd: after.warrantyEnd,
          hidden,
        },
      });
      return { ...after, version: before.version + 1 };
    });
  } catch (error) {
    throw toItemError(error);
  }
}
