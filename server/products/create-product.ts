import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { createProductBody } from './product-contract.ts';
import { toProductError } from './product-errors.ts';
import { createProductStore } from './product-store.ts';
import { newProductId, type Product } from './product.ts';

export async function createProduct(
  db: Database,
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  described: z.output<typeof createProductBody>,
  at: Date,
): Promise<Product> {
  const product = { ...described, id: newProductId(), hiddenAt: null };
  try {
    await inTransaction(db, async (transaction) => {
      await createProductStore(transaction).insert(by.organisationId, product, at);
      await createOrganisationRecordStore(transaction).append(by.organisationId, at, {
        kind: 'product-created',
        actor: by.actor,
        subject: { type: 'product', id: product.id },
        data: {
          code: product.code,
          unitPriceCents: product.unitPriceCents,
          warrantyMonths: product.warrantyMonths,
        },
      });
    });
  } catch (error) {
    throw toProductError(error);
  }
  return { ...product, version: 1 };
}
