import type { Database } from '../db/connect.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import { createMatchStore, type Receiver } from './match-store.ts';
import { occurrenceIdOf, type Message } from './message.ts';
import { createMessageStore } from './message-store.ts';
import { protectMessage, type PersonalParts } from './protect-message.ts';
import { createMessageStartStore } from './start-store.ts';

/** A transaction that holds the locks of what it brings together. */
export interface Correlation {
  readonly db: Database;
  readonly personal: PersonalParts;
  /** The server's clock. */
  readonly at: Date;
  /** The organisation's clock at that moment. */
  readonly now: Date;
}

/** A non-interrupting subscription is given no more than this at once when it opens. */
const AT_ONCE = 1000;

/** Gives a message to all who may get it now (decision 27). */
export async function matchMessage(c: Correlation, message: Message): Promise<void> {
  for (const receiver of await createMatchStore(c.db).receivers(message))
    await giveMessage(c, message, receiver);
}

/** Gives a subscription that has just opened what was published before and is still alive. */
export async function matchSubscription(
  c: Correlation,
  subscription: Receiver & {
    readonly organisationId: string;
    readonly message: string;
    readonly key: string;
  },
): Promise<void> {
  const { organisationId, runId, interrupting } = subscription;
  const matches = createMatchStore(c.db);
  if (interrupting && (await matches.isBusy(organisationId, runId, subscription.subscription)))
    return;
  const messages = createMessageStore(c.db, c.personal.personalKey);
  const limit = interrupting ? 1 : AT_ONCE;
  for (const message of await messages.waitingFor(organisationId, subscription, c.now, limit))
    await giveMessage(c, message, subscription);
}

/** Notes the match and tells the run, in one transaction; the run's answer comes with its facts. */
async function giveMessage(c: Correlation, message: Message, receiver: Receiver): Promise<void> {
  const { db, at } = c;
  const { organisationId, name, publishedAt, publishedBy } = message;
  const { runId, subscription, processId } = receiver;
  const variables = await protectMessage(db, c.personal, message, receiver, c.now);
  const state = variables === null ? 'refused' : 'sent';
  await createMatchStore(db).insert(message, receiver, state, at);
  if (variables === null) return;
  await createMessageStartStore(db).dropWaiting(message, processId);
  const occurrence = {
    kind: 'message-received' as const,
    id: occurrenceIdOf(message.id, subscription),
    at: publishedAt.getTime(),
    subscription,
    messageId: message.id,
    name,
    variables,
    actor: publishedBy,
  };
  const order = { kind: 'signal-run' as const, delivery: { runId, occurrences: [occurrence] } };
  await createOutboxStore(db).put(organisationId, runId, order, at);
}
