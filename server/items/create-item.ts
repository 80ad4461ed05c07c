import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { createItemBody } from './item-contract.ts';
import { toItemError } from './item-errors.ts';
import { createItemStore } from './item-store.ts';
import { newItemId, type Item } from './item.ts';

export async function createItem(
  db: Database,
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  described: z.output<typeof createItemBody>,
  at: Date,
): Promise<Item> {
  const item = { ...described, id: newItemId(), hiddenAt: null };
  try {
    await inTransaction(db, async (transaction) => {
      await createItemStore(transaction).insert(by.organisationId, item, at);
      await createOrganisationRecordStore(transaction).append(by.organisationId, at, {
        kind: 'item-created',
        actor: by.actor,
        subject: { type: 'item', id: item.id },
        data: {
          productId: item.productId,
          pointOfSaleId: item.pointOfSaleId,
          saleDate: item.saleDate,
          warrantyEnd: item.warrantyEnd,
        },
      });
    });
  } catch (error) {
    throw toItemError(error);
  }
  return { ...item, version: 1 };
}
