import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { createPointOfSaleBody } from './point-of-sale-contract.ts';
import { toPointOfSaleError } from './point-of-sale-errors.ts';
import { createPointOfSaleStore } from './point-of-sale-store.ts';
import { newPointOfSaleId, type PointOfSale } from './point-of-sale.ts';

export async function createPointOfSale(
  db: Database,
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  described: z.output<typeof createPointOfSaleBody>,
  at: Date,
): Promise<PointOfSale> {
  const pointOfSale = { ...described, id: newPointOfSaleId(), hiddenAt: null };
  try {
    await inTransaction(db, async (transaction) => {
      await createPointOfSaleStore(transaction).insert(by.organisationId, pointOfSale, at);
      await createOrganisationRecordStore(transaction).append(by.organisationId, at, {
        kind: 'point-of-sale-created',
        actor: by.actor,
        subject: { type: 'point-of-sale', id: pointOfSale.id },
        data: { code: pointOfSale.code, timeZone: pointOfSale.timeZone },
      });
    });
  } catch (error) {
    throw toPointOfSaleError(error);
  }
  return { ...pointOfSale, version: 1 };
}
