import type { Database } from '../db/connect.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';

const LOOK_EVERY_MS = 200;

/**
 * Waits until the outbox has settled all of these, which a server's dispatcher does.
 * @param onProgress is told how many are settled whenever that has changed
 * @returns how many were settled within `withinMs`
 */
export async function awaitTold(
  db: Database,
  outboxIds: readonly number[],
  withinMs: number,
  onProgress: (told: number) => void = () => undefined,
): Promise<number> {
  const deadline = Date.now() + withinMs;
  let told = -1;
  for (;;) {
    const pending = await createOutboxStore(db).countPending(outboxIds);
    const now = outboxIds.length - pending;
    if (now !== told) onProgress(now);
    told = now;
    if (pending === 0 || Date.now() >= deadline) return told;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
