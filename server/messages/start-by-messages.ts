import { AppError } from '../errors/create-error.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { loggedError, type Log } from '../http/log.ts';
import { createRunStore } from '../runs/run-store.ts';
import type { StartedRun, StartRun } from '../runs/start-run.ts';
import { lockCorrelating } from './message-locks.ts';
import { createMessageStore } from './message-store.ts';
import { START_SOURCE, startKeyOf, type Message } from './message.ts';
import type { PersonalParts } from './protect-message.ts';
import { createMessageStartStore, type MessageStart } from './start-store.ts';

export interface StartByMessagesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly personal: PersonalParts;
  readonly startRun: (wish: StartRun) => Promise<StartedRun>;
}

/** How long who ordered a start is left to it before another takes over. */
export const START_LEASE_MS = 30_000;
const AT_ONCE = 20;

/** Starts one run for a message, however often it is asked to, and notes which it was. */
export function createStartByMessage({ db, startRun, personal }: StartByMessagesDeps) {
  return async function startByMessage(start: MessageStart): Promise<string> {
    const message = await createMessageStore(db, personal.personalKey).find(start.message);
    if (message === null) throw new Error('The message of an ordered start is not there.');
    const runId = await startOnce(message, start);
    await createMessageStartStore(db).setStarted(start, runId);
    return runId;
  };

  async function startOnce(message: Message, start: MessageStart): Promise<string> {
    const { organisationId, id, variables, publishedBy } = message;
    const { processId, version, elementId } = start;
    const place = { source: START_SOURCE, idempotencyKey: startKeyOf(message, processId) };
    try {
      const { runId } = await startRun({
        organisationId,
        ...place,
        processId,
        version,
        startElement: elementId,
        variables,
        businessKey: null,
        pointOfSaleId: null,
        actor: publishedBy,
        messageId: id,
      });
      return runId;
    } catch (error) {
      // Forgotten and published anew with other content: an id starts a process once for all.
      if (!(error instanceof AppError) || error.code !== 'IDEMPOTENCY_KEY_REUSED') throw error;
      const runs = createRunStore(db);
      const before = await runs.findByKey(organisationId, place.source, place.idempotencyKey);
      if (before === null) throw error;
      return before.runId;
    }
  }
}

/**
 * Lets the next message start a process whose last run with the same key is over, and starts what
 * was ordered and left: for a background job. Camunda 8's rule: messages with a key have one
 * active run of a process at a time.
 */
export function createStartByMessages(deps: StartByMessagesDeps) {
  const { db, clock, log } = deps;
  const startByMessage = createStartByMessage(deps);
  return async function startByMessages(): Promise<void> {
    for (const start of await createMessageStartStore(db).startable(clock.now(), AT_ONCE))
      await orderNext(db, start);
    const now = clock.now();
    const lease = new Date(now.getTime() + START_LEASE_MS);
    for (const start of await createMessageStartStore(db).claimOrdered(now, lease, AT_ONCE)) {
      await startByMessage(start).catch((error: unknown) => {
        log.warn(
          { processId: start.processId, err: loggedError(error) },
          'a message cannot start its run now',
        );
      });
    }
  };
}

async function orderNext(db: Database, start: MessageStart): Promise<void> {
  const { message, processId } = start;
  const { organisationId, name, key } = message;
  await inTransaction(db, async (transaction) => {
    await lockCorrelating(transaction, organisationId, [
      { kind: 'message', name, key },
      { kind: 'start', processId, key },
    ]);
    const starts = createMessageStartStore(transaction);
    // Another may have been ordered meanwhile.
    if (await starts.isActive(organisationId, processId, key)) return;
    await starts.order(start, null);
  });
}
