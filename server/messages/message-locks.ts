import { createHash } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { arrayText } from '../db/insert-many.ts';

/** What must not change while a message and those who wait for it are brought together. */
export type Correlating =
  /** Messages and subscriptions of this name and key. */
  | { readonly kind: 'message'; readonly name: string; readonly key: string }
  /** The one active run that messages with this key may have started of a process. */
  | { readonly kind: 'start'; readonly processId: string; readonly key: string };

/**
 * Holds them until the transaction ends, always in the same order, so that nobody waits in a
 * circle. Whoever holds the row of a run may ask for these locks; whoever holds these locks must
 * not ask for the row of a run.
 */
export async function lockCorrelating(
  db: Database,
  organisationId: string,
  what: readonly Correlating[],
): Promise<void> {
  const locks = new Set(what.map((each) => lockOf(organisationId, each)));
  const ordered = [...locks].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (ordered.length === 0) return;
  await db.raw('select pg_advisory_xact_lock(lock) from unnest(?::bigint[]) as lock', [
    arrayText(ordered.map(String)),
  ]);
}

function lockOf(organisationId: string, what: Correlating): bigint {
  const subject = what.kind === 'message' ? [what.name, what.key] : [what.processId, what.key];
  const text = JSON.stringify([organisationId, what.kind, ...subject]);
  return createHash('sha256').update(text, 'utf8').digest().readBigInt64BE(0);
}
