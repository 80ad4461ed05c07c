import { v7 } from 'uuid';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createItemStore } from '../items/item-store.ts';
import { newItemId } from '../items/item.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { organisationSettings } from '../organisations/organisation.ts';
import { hashPassword } from '../people/password.ts';
import { createPersonStore } from '../people/person-store.ts';
import {
  newPersonId,
  organisationId as organisationIdOf,
  type OrganisationId,
} from '../people/person.ts';
import { createPointOfSaleStore } from '../points-of-sale/point-of-sale-store.ts';
import { newPointOfSaleId } from '../points-of-sale/point-of-sale.ts';
import { createProductStore } from '../products/product-store.ts';
import { newProductId } from '../products/product.ts';
import {
  EXAMPLE_QUEUE,
  EXAMPLE_SLUG,
  exampleItems,
  exampleOrganisation,
  examplePointsOfSale,
  exampleProducts,
} from './example-catalogue.ts';
import { examplePeople } from './example-people.ts';
import { daysAfter, monthsAfter } from './calendar-date.ts';

/** Keeps two processes that start at once from filling it twice. */
const SEED_LOCK = 7_401_203;

/**
 * Fills the example organisation, one that is for trying out and whose clock can be moved, unless
 * it is there. In one transaction: all of it or nothing. Never called in production.
 */
export function seedOrganisation(
  db: Database,
  clock: Clock,
): Promise<{ organisationId: OrganisationId; created: boolean }> {
  return inTransaction(db, async (transaction) => {
    await transaction.raw('select pg_advisory_xact_lock(?)', [SEED_LOCK]);
    const organisations = createOrganisationStore(transaction);
    const there = await organisations.findBySlug(EXAMPLE_SLUG);
    if (there !== null) return { organisationId: there.id, created: false };
    const at = clock.now();
    const id = organisationIdOf.parse(v7());
    const settings = organisationSettings.parse({ queues: [EXAMPLE_QUEUE] });
    const organisation = {
      ...exampleOrganisation,
      id,
      kind: 'trial' as const,
      clockOffsetMs: 0,
      settings,
      version: 1,
    };
    await organisations.insert(organisation, at);
    const places = await seedPlaces(transaction, id, at);
    await seedPeople(transaction, id, places, at);
    await seedItems(transaction, id, places, at);
    await createOrganisationRecordStore(transaction).append(id, at, {
      kind: 'organisation-created',
      actor: { kind: 'installation', command: 'seed' },
      subject: { type: 'organisation', id },
      data: { kind: 'trial', people: examplePeople.length, items: exampleItems.length },
    });
    return { organisationId: id, created: true };
  });
}

type Ids = ReadonlyMap<string, string>;

function idOf(ids: Ids, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`The example data names ${code}, which is not in it.`);
  return id;
}

async function seedPlaces(db: Database, organisationId: OrganisationId, at: Date): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const place of examplePointsOfSale) {
    const id = newPointOfSaleId();
    await createPointOfSaleStore(db).insert(organisationId, { ...place, id, hiddenAt: null }, at);
    ids.set(place.code, id);
  }
  return ids;
}

async function seedPeople(db: Database, organisationId: OrganisationId, places: Ids, at: Date) {
  for (const { password, pointsOfSale, ...described } of examplePeople) {
    const pointOfSaleIds = pointsOfSale.map((code) => idOf(places, code));
    const [first] = examplePointsOfSale.filter(({ code }) => pointsOfSale.includes(code));
    const timeZone = first?.timeZone ?? exampleOrganisation.timeZone;
    const person = { ...described, id: newPersonId(), pointOfSaleIds, timeZone, disabledAt: null };
    await createPersonStore(db).insert(organisationId, person, await hashPassword(password), at);
  }
}

async function seedItems(db: Database, organisationId: OrganisationId, places: Ids, at: Date) {
  const months = new Map<string, number>();
  const products = new Map<string, string>();
  for (const product of exampleProducts) {
    const id = newProductId();
    await createProductStore(db).insert(organisationId, { ...product, id, hiddenAt: null }, at);
    products.set(product.code, id);
    months.set(product.code, product.warrantyMonths);
  }
  const today = at.toISOString().slice(0, 10);
  for (const {
    product,
    serialNumber,
    pointOfSale,
    soldMonthsAgo,
    deliveredAfterDays,
  } of exampleItems) {
    const saleDate = daysAfter(monthsAfter(today, -soldMonthsAgo), -10);
    const item = {
      id: newItemId(),
      productId: idOf(products, product),
      pointOfSaleId: idOf(places, pointOfSale),
      serialNumber,
      saleDate,
      deliveryDate: deliveredAfterDays === null ? null : daysAfter(saleDate, deliveredAfterDays),
      warrantyEnd: monthsAfter(saleDate, months.get(product) ?? 0),
      hiddenAt: null,
    };
    await createItemStore(db).insert(organisationId, item, at);
  }
}
