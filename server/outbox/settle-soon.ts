import type { EntryKey, OutboxEntry } from './outbox-store.ts';

/** Remembers what was delivered, and notes it in Postgres for many entries at once. */
export interface SettleSoon {
  add(entry: OutboxEntry): void;
  /** Which entries of a run were delivered and are not noted yet. */
  ofRun(runId: string): readonly number[];
  /** Notes all that there is now. @throws when Postgres is away: nothing is forgotten then */
  now(): Promise<void>;
  stop(): Promise<void>;
}

/** Others wait no longer than this for what they ask Postgres about. */
const SETTLE_EVERY_MS = 50;

/**
 * One statement for each entry would cost a run as much as writing its facts. Where a crash comes
 * first, the entry is delivered again, which does no harm.
 * @param settle notes entries as delivered
 * @param failed is told why they could not be noted; it is tried again
 */
export function createSettleSoon(
  settle: (entries: readonly EntryKey[]) => Promise<void>,
  failed: (error: unknown) => void,
): SettleSoon {
  const delivered = new Map<number, OutboxEntry>();
  let timer: NodeJS.Timeout | null = null;
  let settling: Promise<void> | null = null;

  async function settleAll(): Promise<void> {
    const entries = [...delivered.values()];
    if (entries.length === 0) return;
    await settle(entries);
    for (const { id } of entries) delivered.delete(id);
  }

  function now(): Promise<void> {
    settling = (settling ?? Promise.resolve()).catch(() => undefined).then(settleAll);
    return settling;
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = null;
      now().catch((error: unknown) => {
        failed(error);
        soon();
      });
    }, SETTLE_EVERY_MS);
  }

  return {
    add(entry) {
      delivered.set(entry.id, entry);
      soon();
    },
    ofRun: (runId) =>
      [...delivered.values()].filter((entry) => entry.runId === runId).map(({ id }) => id),
    now,
    async stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await now().catch(failed);
    },
  };
}
