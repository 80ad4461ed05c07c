import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import type { changeProductBody } from './product-contract.ts';
import { toProductError } from './product-errors.ts';
import { createProductStore } from './product-store.ts';
import type { Product, ProductId } from './product.ts';

/** Changes what is given, or hides it; what is absent stays. */
export async function changeProduct(
  db: Database,
  caller: Caller,
  id: ProductId,
  change: z.output<typeof changeProductBody>,
  at: Date,
): Promise<Product> {
  try {
    return await inTransaction(db, async (transaction) => {
      const products = createProductStore(transaction);
      const before = await products.find(caller.organisationId, id);
      if (before === null) throw createError('NOT_FOUND', { what: 'product' });
      const { hidden = before.hiddenAt !== null } = change;
      const after: Product = {
        ...before,
        code: change.code ?? before.code,
        name: change.name ?? before.name,
        category: change.category ?? before.category,
        unitPriceCents: change.unitPriceCents ?? before.unitPriceCents,
        warrantyMonths: change.warrantyMonths ?? before.warrantyMonths,
        hiddenAt: hidden ? (before.hiddenAt ?? at) : null,
      };
      if (
        change.version !== before.version ||
        !(await products.update(caller.organisationId, after))
      )
        throw createError('VERSION_STALE', { current: before.version });
      await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
        kind: 'product-changed',
        actor: actorOf(caller),
        subject: { type: 'product', id },
        data: {
          code: after.code,
          unitPriceCents: after.unitPriceCents,
          warrantyMonths: after.warrantyMonths,
          hidden,
        },
      });
      return { ...after, version: before.version + 1 };
    });
  } catch (error) {
    throw toProductError(error);
  }
}
