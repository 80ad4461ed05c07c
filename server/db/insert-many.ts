import type { Database } from './connect.ts';
import { writeTogether, type Write } from './write-together.ts';

type Cell = string | number | boolean | null;

/**
 * The insert of rows whose text depends on the columns only, whatever the number of rows: one array
 * a column. Instants are given as ISO 8601 text, JSON as its text.
 * @param columns name and Postgres type of each column, in the order of the cells
 * @param onConflict an `on conflict` clause, or nothing
 * @returns nothing where there is no row
 */
export function insertOf(
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
  onConflict = '',
): Write[] {
  if (rows.length === 0) return [];
  const names = Object.keys(columns);
  const bindings = names.map((_, column) => arrayText(rows.map((row) => row[column] ?? null)));
  const casts = Object.values(columns).map((type) => `?::${type}[]`);
  const sql = `insert into ${table} (${names.join(', ')})
     select * from unnest(${casts.join(', ')}) where true`;
  return [{ sql, bindings, onConflict }];
}

/** Inserts the rows with one statement. */
export async function insertMany(
  db: Database,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
  onConflict = '',
): Promise<void> {
  await writeTogether(db, insertOf(table, columns, rows, onConflict));
}

/** The text form of a one-dimensional Postgres array. */
export const arrayText = (cells: readonly Cell[]): string => `{${cells.map(cellText).join(',')}}`;

const cellText = (cell: Cell): string =>
  cell === null ? 'NULL' : `"${String(cell).replace(/["\\]/g, '\\$&')}"`;
