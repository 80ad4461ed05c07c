import type { Database } from './connect.ts';
import { prepared } from './prepared.ts';

export type Binding = string | number | boolean | Date | null;

/** An insert, update or delete, alone or as part of a larger statement. */
export interface Write {
  /** Ends inside its `where`, so that a further condition may follow; `?` for each binding. */
  readonly sql: string;
  readonly bindings: readonly Binding[];
  /** What follows the `where`: an `on conflict` clause, or nothing. */
  readonly onConflict: string;
}

/**
 * Writes all with one statement. None sees what another of them wrote, and no row may be changed
 * by two of them: Postgres would keep one of the changes only.
 */
export async function writeTogether(db: Database, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const parts = writes.map(({ sql, onConflict }) => `${sql} ${onConflict}`);
  const text = writes.length === 1 ? parts.join('') : `with ${named(parts)} select`;
  await prepared(db, text, bindingsOf(writes));
}

/**
 * The same, if `condition` changes a row: else nothing is written. It is one transaction of its
 * own. A row that another transaction holds is waited for, and looked at again.
 * @param notify channel and payload of what is told when it is written
 * @returns whether it was written
 */
export async function writeIf(
  db: Database,
  condition: Write,
  writes: readonly Write[],
  notify: readonly [string, string],
): Promise<boolean> {
  const parts = writes.map(
    ({ sql, onConflict }) => `${sql} and exists (select from condition) ${onConflict}`,
  );
  const written = await prepared(
    db,
    `with condition as (${condition.sql} returning true),
     ${named(parts)} select pg_notify(?, ?) from condition`,
    [...bindingsOf([condition, ...writes]), ...notify],
  );
  return written.rows.length > 0;
}

const named = (parts: readonly string[]): string =>
  parts.map((part, index) => `write_${index} as (${part})`).join(',\n');

const bindingsOf = (writes: readonly Write[]): Binding[] =>
  writes.flatMap(({ bindings }) => bindings);
