import type { Database } from './connect.ts';

type Cell = string | number | boolean | null;

/**
 * Inserts rows with one statement whose text depends on the columns only, whatever the number of
 * rows: one array a column. Instants are given as ISO 8601 text, JSON as its text.
 * @param columns name and Postgres type of each column, in the order of the cells
 * @param onConflict an `on conflict` clause, or nothing
 */
export async function insertMany(
  db: Database,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
  onConflict = '',
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const arrays = names.map((_, column) => arrayText(rows.map((row) => row[column] ?? null)));
  const casts = Object.values(columns).map((type) => `?::${type}[]`);
  await db.raw(
    `insert into ${table} (${names.join(', ')})
     select * from unnest(${casts.join(', ')}) ${onConflict}`,
    arrays,
  );
}

/** The text form of a one-dimensional Postgres array. */
export const arrayText = (cells: readonly Cell[]): string => `{${cells.map(cellText).join(',')}}`;

const cellText = (cell: Cell): string =>
  cell === null ? 'NULL' : `"${String(cell).replace(/["\\]/g, '\\$&')}"`;
