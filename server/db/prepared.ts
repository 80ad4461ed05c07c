import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Database } from './connect.ts';
import type { Binding } from './write-together.ts';

/** Each connection keeps the plan of every prepared text: so many, and no more. */
const MOST_PREPARED = 100;
const ASKED_BEFORE = 2;
const MOST_COUNTED = 1000;

/** How often each text was asked for, and the name of those that are prepared. */
const asked = new Map<string, number>();
const names = new Map<string, string>();

/**
 * Runs a statement whose text comes again and again, however its values differ. From the third time
 * on it is prepared: Postgres parses and plans it once a connection, which for the statements that
 * write a run costs as much as executing them.
 */
export function prepared<T>(
  db: Database,
  sql: string,
  bindings: readonly Binding[],
): Knex.Raw<{ rows: T[] }> {
  const statement = db.raw<{ rows: T[] }>(sql, [...bindings]);
  const name = nameOf(sql);
  return name === null ? statement : statement.options({ name });
}

function nameOf(sql: string): string | null {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_PREPARED) return null;
  const before = asked.get(sql) ?? 0;
  if (before < ASKED_BEFORE) {
    if (asked.size < MOST_COUNTED) asked.set(sql, before + 1);
    return null;
  }
  asked.delete(sql);
  const name = `roteiro_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}
