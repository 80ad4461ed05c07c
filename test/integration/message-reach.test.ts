import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPointOfSaleStore } from '../../server/points-of-sale/point-of-sale-store.ts';
import { newPointOfSaleId } from '../../server/points-of-sale/point-of-sale.ts';
import { aDiagram, drawn, end, extended, start } from '../support/a-diagram.ts';
import { startMessageWorld, type MessageWorld } from '../support/message-world.ts';

const correlated = extended('<zeebe:subscription correlationKey="=order" />');
const messages = `<bpmn:message id="m" name="paid">${correlated}</bpmn:message>`;
const awaits = '<bpmn:messageEventDefinition messageRef="m"/>';
const waiter = aDiagram(
  'payment',
  [start(), drawn('intermediateCatchEvent', 'wait', awaits), end()],
  ['start->wait', 'wait->end'],
  messages,
);

let world: MessageWorld;
const [here, elsewhere] = [newPointOfSaleId(), newPointOfSaleId()];

beforeAll(async () => {
  world = await startMessageWorld();
  const places = createPointOfSaleStore(world.db);
  for (const id of [here, elsewhere]) {
    const place = { id, code: id, name: id, timeZone: 'America/Manaus', hiddenAt: null };
    await places.insert(world.organisationId, place, new Date());
  }
  await world.draw(waiter);
}, 60_000);
afterAll(() => world.stop());

const startAt = (pointOfSaleId: string | null, order: string) =>
  world.start('payment', { order }, { pointOfSaleId });

it('gives a message only to runs whose point of sale its publisher sees, or that have none', async () => {
  const other = await startAt(elsewhere, 'A1');
  await world.untilSubscribed(other);
  const ours = await startAt(here, 'A1');
  await world.untilSubscribed(ours);

  await world.publish({ name: 'paid', key: 'A1', reach: [here] });
  await world.untilStatus(ours, 'completed');
  expect(await world.statusOf(other)).toBe('running');

  await world.publish({ name: 'paid', key: 'A1' });
  await world.untilStatus(other, 'completed');
});

it('keeps it from those that begin to wait later elsewhere, too', async () => {
  await world.publish({ name: 'paid', key: 'B1', reach: [here] });
  const other = await startAt(elsewhere, 'B1');
  await world.untilSubscribed(other);
  const everybodys = await startAt(null, 'B1');
  await world.untilStatus(everybodys, 'completed');
  expect(await world.statusOf(other)).toBe('running');
});
