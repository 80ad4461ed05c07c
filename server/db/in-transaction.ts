import type { Database } from './connect.ts';

/** Runs `work` in one transaction: all of it is kept, or, when it throws, nothing. */
export function inTransaction<T>(
  db: Database,
  work: (transaction: Database) => Promise<T>,
): Promise<T> {
  return db.transaction(async (transaction) => work(transaction));
}
