import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';

const LOCK = 7303014031;
const TABLES = ['facts', 'occurrences'];

/** The first day of the month of an instant in UTC, `2026-11-01`. */
export const monthOf = (instant: Date): string => `${instant.toISOString().slice(0, 7)}-01`;

/** The month after `month`, as its first day. */
export function monthAfter(month: string): string {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return monthOf(date);
}

/**
 * Makes sure that facts of runs started in a month have a place. Made beside and then attached,
 * a partition does not lock out those who write to the others.
 */
export function createEnsurePartitions(db: Database) {
  const known = new Set<string>();
  return async function ensurePartitions(month: string): Promise<void> {
    if (known.has(month)) return;
    if (!/^\d{4}-\d\d-01$/.test(month)) throw new Error(`Not the first of a month: ${month}`);
    const suffix = month.slice(0, 7).replace('-', '_');
    await inTransaction(db, async (transaction) => {
      await transaction.raw('select pg_advisory_xact_lock(?)', [LOCK]);
      for (const table of TABLES) {
        const partition = `${table}_${suffix}`;
        const found = await transaction.raw<{ rows: { made: boolean }[] }>(
          'select to_regclass(?) is not null as made',
          [partition],
        );
        if (found.rows[0]?.made === true) continue;
        await transaction.raw(
          `create table ${partition} (like ${table} including defaults including constraints)`,
        );
        await transaction.raw(
          `alter table ${table} attach partition ${partition}
             for values from ('${month}') to ('${monthAfter(month)}')`,
        );
      }
    });
    known.add(month);
  };
}
