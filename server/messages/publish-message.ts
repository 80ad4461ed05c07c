import { v7 } from 'uuid';
import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { loggedError } from '../http/log.ts';
import { runOnce, type IdempotencyKey } from '../idempotency/run-once.ts';
import { matchMessage, type Correlation } from './match-message.ts';
import { createMatchStore } from './match-store.ts';
import { lockCorrelating, type Correlating } from './message-locks.ts';
import { createMessageStore } from './message-store.ts';
import { isAlive, type Message, type MessageIdentity, type Reach } from './message.ts';
import {
  createStartByMessage,
  START_LEASE_MS,
  type StartByMessagesDeps,
} from './start-by-messages.ts';
import { createMessageStartStore, type MessageStartEvent } from './start-store.ts';

/** What is published, by whom and when. */
export interface NewMessage {
  readonly organisationId: string;
  readonly name: string;
  /** Empty for a message that can only start runs. */
  readonly key: string;
  readonly variables: Variables;
  readonly reach: Reach;
  readonly timeToLiveMs: number;
  /** Null: one is made, and nothing is known to have come before. */
  readonly messageId: string | null;
  readonly publishedBy: Actor | null;
  /** When the server received it, on the organisation's clock. */
  readonly receivedAt: Date;
  readonly idempotencyKey: IdempotencyKey | null;
}

export type PublishMessage = (wish: NewMessage) => Promise<MessageIdentity>;

const reply = z.object({ messageId: z.string() });

/**
 * Publishes a message: keeps it, gives it to who waits for it now and starts what it starts. Until
 * it expires it goes to those who begin to wait later. An id that is known changes nothing.
 * @throws AppError MESSAGE_ID_REUSED for a known id with other content
 */
export function createPublishMessage(deps: StartByMessagesDeps): PublishMessage {
  const { db, clock, log } = deps;
  const startByMessage = createStartByMessage(deps);
  return async function publishMessage(wish) {
    const { organisationId, name, key } = wish;
    const at = clock.now();
    const { messageId: id } = await runOnce(
      db,
      wish.idempotencyKey,
      at,
      reply,
      async (transaction) => {
        const message = messageOf(wish);
        const { personal } = deps;
        await correlate({ db: transaction, personal, at, now: message.publishedAt }, message);
        return { messageId: message.id };
      },
    );
    const identity = { organisationId, name, key, id };
    const starts = await createMessageStartStore(db).ofMessage(identity);
    const ordered = starts.filter(({ state }) => state === 'ordered');
    await Promise.all(
      ordered.map((start) =>
        startByMessage(start).catch((error: unknown) => {
          // It is ordered all the same: the background starts it.
          log.warn({ processId: start.processId, err: loggedError(error) }, 'not started yet');
        }),
      ),
    );
    return identity;
  };
}

const messageOf = (wish: NewMessage): Message => ({
  organisationId: wish.organisationId,
  name: wish.name,
  key: wish.key,
  id: wish.messageId ?? v7(),
  variables: wish.variables,
  reach: wish.reach,
  publishedBy: wish.publishedBy,
  publishedAt: wish.receivedAt,
  expiresAt: new Date(wish.receivedAt.getTime() + wish.timeToLiveMs),
});

async function correlate(c: Correlation, message: Message): Promise<void> {
  const { db, at, personal } = c;
  const { organisationId, name, key } = message;
  const events = await createMessageStartStore(db).eventsOf(organisationId, name);
  const locks = events.map(({ processId }): Correlating => ({ kind: 'start', processId, key }));
  await lockCorrelating(db, organisationId, [
    { kind: 'message', name, key },
    ...(key === '' ? [] : locks),
  ]);
  const kept = await createMessageStore(db, personal.personalKey).insert(message);
  if (kept === 'differs') throw createError('MESSAGE_ID_REUSED', { messageId: message.id });
  if (kept === 'known') return;
  await matchMessage(c, message);
  const matches = await createMatchStore(db).ofMessage(message);
  const got = new Set(matches.map(({ processId }) => processId));
  for (const event of events)
    if (!got.has(event.processId)) await orderStart(db, message, event, at);
}

/**
 * Camunda 8's rule: with a key one active run of a process at a time; the next message waits for
 * its end, if it lives so long. Without a key every message starts a run.
 */
async function orderStart(
  db: Database,
  message: Message,
  event: MessageStartEvent,
  at: Date,
): Promise<void> {
  const starts = createMessageStartStore(db);
  const { organisationId, key, publishedAt } = message;
  const waits = key !== '' && (await starts.isActive(organisationId, event.processId, key));
  if (!waits) {
    const lease = new Date(at.getTime() + START_LEASE_MS);
    await starts.insert(message, event, 'ordered', lease);
  } else if (isAlive(message, publishedAt)) await starts.insert(message, event, 'waiting', null);
}
