import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutboxMessage } from '../../server/outbox/outbox-message.ts';
import { createOutboxStore } from '../../server/outbox/outbox-store.ts';
import { createReadPending } from '../../server/outbox/read-pending.ts';
import type { PendingAnswer } from '../../workflows/messages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const ana = { kind: 'person', id: 'ana', role: null } as const;
const HALF = 400_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.close());

function update(runId: string, operationId: string, reason = ''): OutboxMessage {
  const input = { runId, operationId, actor: ana, at: 1, reason };
  return { kind: 'update-run', update: { name: 'cancel', input } };
}

const idsOf = ({ told }: PendingAnswer) =>
  told.map((each) =>
    each.kind === 'update-run' && each.update.name === 'cancel'
      ? each.update.input.operationId
      : each.kind,
  );

it('gives what a run has not been told, in order, in as many answers as it needs', async () => {
  const { db } = database;
  const [organisationId, runId, other] = [v7(), v7(), v7()];
  const store = createOutboxStore(db);
  const put = (run: string, message: OutboxMessage) =>
    store.put(organisationId, run, message, new Date());
  const settled = await put(runId, update(runId, 'settled'));
  await store.settleDelivered([{ organisationId, id: settled }], new Date());
  await put(other, update(other, 'of another'));
  await put(runId, { kind: 'signal-run', delivery: { runId, occurrences: [] } });
  await put(runId, update(runId, 'first', 'x'.repeat(HALF)));
  await put(runId, update(runId, 'too large alone', 'x'.repeat(4 * HALF)));
  await put(runId, update(runId, 'second', 'x'.repeat(HALF)));
  await put(runId, update(runId, 'third', 'x'.repeat(HALF)));
  const readPending = createReadPending({ db });

  const one = await readPending({ organisationId, runId, after: 0 });
  expect(idsOf(one)).toEqual(['signal-run', 'first', 'second']);
  const two = await readPending({ organisationId, runId, after: one.next ?? 0 });
  expect(idsOf(two)).toEqual(['third']);
  expect(two.next).toBeNull();
  const none = await readPending({ organisationId, runId: v7(), after: 0 });
  expect(none).toEqual({ told: [], next: null });
});
