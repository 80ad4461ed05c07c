import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import type { changePointOfSaleBody } from './point-of-sale-contract.ts';
import { toPointOfSaleError } from './point-of-sale-errors.ts';
import { createPointOfSaleStore } from './point-of-sale-store.ts';
import type { PointOfSale, PointOfSaleId } from './point-of-sale.ts';

/** Changes what is given, or hides it; what is absent stays. */
export async function changePointOfSale(
  db: Database,
  caller: Caller,
  id: PointOfSaleId,
  change: z.output<typeof changePointOfSaleBody>,
  at: Date,
): Promise<PointOfSale> {
  try {
    return await inTransaction(db, async (transaction) => {
      const pointsOfSale = createPointOfSaleStore(transaction);
      const before = await pointsOfSale.find(caller.organisationId, id);
      if (before === null) throw createError('NOT_FOUND', { what: 'point of sale' });
      const { hidden = before.hiddenAt !== null } = change;
      const after: PointOfSale = {
        ...before,
        code: change.code ?? before.code,
        name: change.name ?? before.name,
        timeZone: change.timeZone ?? before.timeZone,
        hiddenAt: hidden ? (before.hiddenAt ?? at) : null,
      };
      if (
        change.version !== before.version ||
        !(await pointsOfSale.update(caller.organisationId, after))
      )
        throw createError('VERSION_STALE', { current: before.version });
      await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
        kind: 'point-of-sale-changed',
        actor: actorOf(caller),
        subject: { type: 'point-of-sale', id },
        data: { code: after.code, timeZone: after.timeZone, hidden },
      });
      return { ...after, version: before.version + 1 };
    });
  } catch (error) {
    throw toPointOfSaleError(error);
  }
}
