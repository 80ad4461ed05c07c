import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import type { Listener } from '../db/listen.ts';
import { loggedError, type Log } from '../http/log.ts';
import { isNeverTaken } from '../temporal/is-never-taken.ts';
import { giveUp, NEVER_TAKEN } from './give-up.ts';
import { deliverMessage, type DeliverDeps, type Delivered } from './deliver-message.ts';
import { createSettleSoon } from './settle-soon.ts';
import {
  createOutboxStore,
  leaseFrom,
  OUTBOX_CHANNEL,
  type EntryKey,
  type OutboxEntry,
} from './outbox-store.ts';

export interface DispatcherDeps extends DeliverDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly listener: Listener;
  readonly log: Log;
}

export type DeliveredNow = Delivered | { readonly kind: 'pending' };

export interface Dispatcher {
  /** Looks for what is due until `stop`. */
  run(): void;
  /** Delivers one entry now and tells what became of it; `pending` when it takes longer. */
  deliverNow(entry: EntryKey, withinMs: number): Promise<DeliveredNow>;
  /** The same for what its caller holds. */
  deliverHeld(entry: OutboxEntry, withinMs: number): Promise<DeliveredNow>;
  /** Which entries of a run it has delivered and is about to note as such. */
  delivered(runId: string): readonly number[];
  stop(): Promise<void>;
}

const AT_ONCE = 20;
const LOOK_EVERY_MS = 1000;
const LOOK_AGAIN_MS = 20;
/** Who puts something mostly delivers it at once: it is left to them so long. */
const LEFT_TO_OTHERS_MS = 15;
const LONGEST_PAUSE_MS = 60_000;

/** Twice as long after each attempt, from a tenth of a second to a minute. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(attempts, 20));

/** Tells Temporal what the outbox holds. Any number may run; each entry has one at a time. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { db, clock, listener, log } = deps;
  const store = createOutboxStore(db);
  let running = false;
  let wanted = false;
  let draining: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let hearing: NodeJS.Timeout | null = null;
  const held = new Set<Promise<unknown>>();
  /** What this dispatcher is delivering, by entry. */
  const underWay = new Map<number, Promise<Delivered>>();
  const settleSoon = createSettleSoon(
    (entries) => store.settleDelivered(entries, clock.now()),
    cannotWrite,
  );

  function cannotWrite(error: unknown): void {
    log.warn({ err: loggedError(error) }, 'the outbox cannot be written now');
  }

  const claim = (limit: number, only: EntryKey | null = null): Promise<OutboxEntry[]> => {
    const now = clock.now();
    return store.claimDue(now, leaseFrom(now), limit, only);
  };

  function deliver(entry: OutboxEntry): Promise<Delivered> {
    const delivering = deliverAndSettle(entry).finally(() => underWay.delete(entry.id));
    underWay.set(entry.id, delivering);
    return delivering;
  }

  async function deliverAndSettle(entry: OutboxEntry): Promise<Delivered> {
    const delivered = await deliverMessage(db, deps, entry).catch((error: unknown): Delivered => {
      const { id, runId, attempts } = entry;
      const why = error instanceof Error ? error.message : 'unknown';
      if (isNeverTaken(error)) return { kind: 'refused', refusal: NEVER_TAKEN, why };
      log.warn({ outbox: id, runId, attempts, err: loggedError(error) }, 'not delivered yet');
      return { kind: 'not-yet', why };
    });
    if (delivered.kind === 'not-yet') {
      const until = new Date(clock.now().getTime() + pauseAfter(entry.attempts));
      await store.postpone(entry, delivered.why, until);
    } else if (delivered.kind === 'delivered') {
      settleSoon.add(entry);
    } else {
      const { refusal, why = '' } = delivered;
      if (refusal === NEVER_TAKEN) await giveUp(db, entry, why, clock.now());
      await store.settleRefused(entry, refusal, clock.now());
    }
    return delivered;
  }

  function inHand(work: Promise<unknown>): void {
    const quiet = work.catch(cannotWrite).finally(() => held.delete(quiet));
    held.add(quiet);
  }

  async function outcomeOf(
    entry: EntryKey,
    delivering: Promise<Delivered> | undefined,
    deadline: number,
  ): Promise<DeliveredNow> {
    if (delivering !== undefined) {
      // It goes on behind when it takes longer.
      inHand(delivering);
      const delivered = await settledWithin(delivering, deadline - Date.now());
      if (delivered !== null && delivered.kind !== 'not-yet') return delivered;
    }
    // Another dispatcher has it, or it is to be told again.
    for (;;) {
      const outcome = await store.outcome(entry);
      if (outcome === null || outcome.state === 'delivered') return { kind: 'delivered' };
      if (outcome.state === 'refused')
        return { kind: 'refused', refusal: outcome.refusal ?? 'RUN_CLOSED' };
      if (Date.now() >= deadline) return { kind: 'pending' };
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async function drain(): Promise<void> {
    do {
      wanted = false;
      await settleSoon.now();
      const entries = await claim(AT_ONCE);
      await Promise.all(entries.map(deliver));
      wanted ||= entries.length > 0;
    } while (wanted && running);
  }

  function look(): void {
    wanted = true;
    if (!running || draining !== null) return;
    draining = drain()
      .catch((error: unknown) => {
        log.warn({ err: loggedError(error) }, 'the outbox cannot be read now');
      })
      .finally(() => {
        draining = null;
      });
  }

  function hear(): void {
    hearing ??= setTimeout(() => {
      hearing = null;
      look();
    }, LEFT_TO_OTHERS_MS);
  }

  const stopHearing = [listener.on(OUTBOX_CHANNEL, hear), listener.onReconnect(look)];
  return {
    run() {
      running = true;
      timer = setInterval(look, LOOK_EVERY_MS);
      look();
    },
    async deliverNow(entry, withinMs) {
      const deadline = Date.now() + withinMs;
      // What was delivered before it is not to hold it up.
      await settleSoon.now();
      const [claimed] = await claim(1, entry);
      const delivering = claimed === undefined ? underWay.get(entry.id) : deliver(claimed);
      return outcomeOf(entry, delivering, deadline);
    },
    deliverHeld: (entry, withinMs) => outcomeOf(entry, deliver(entry), Date.now() + withinMs),
    async stop() {
      running = false;
      if (timer !== null) clearInterval(timer);
      if (hearing !== null) clearTimeout(hearing);
      for (const stop of stopHearing) stop();
      await draining;
      await Promise.all(held);
      await settleSoon.stop();
    },
    delivered: (runId) => settleSoon.ofRun(runId),
  };
}

/** What it came to; null when it failed or took longer. */
async function settledWithin<T>(work: Promise<T>, withinMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), withinMs);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
