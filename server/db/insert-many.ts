import type { Database } from './connect.ts';
import { writeTogether, type Write } from './write-together.ts';

type Cell = string | number | boolean | null;

/** What all rows of an insert have in common: of each column its Postgres type and its value. */
export type CommonCells = Readonly<Record<string, readonly [type: string, value: Cell]>>;

/**
 * The insert of rows whose text depends on the columns only, whatever the number of rows: one array
 * a column. Instants are given as ISO 8601 text, JSON as its text.
 * @param columns name and Postgres type of each column, in the order of the cells
 * @param onConflict an `on conflict` clause, or nothing
 * @returns nothing where there is no row
 */
export function insertOf(
  table: string,
  common: CommonCells,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
  onConflict = '',
): Write[] {
  if (rows.length === 0) return [];
  const names = [...Object.keys(common), ...Object.keys(columns)];
  const shared = Object.values(common);
  const own = Object.keys(columns).map((_, column) =>
    arrayText(rows.map((row) => row[column] ?? null)),
  );
  const casts = shared.map(([type]) => `?::${type}, `).join('');
  const arrays = Object.values(columns).map((type) => `?::${type}[]`);
  const sql = `insert into ${table} (${names.join(', ')})
     select ${casts}own.* from unnest(${arrays.join(', ')}) as own where true`;
  return [{ sql, bindings: [...shared.map(([, value]) => value), ...own], onConflict }];
}

/** Inserts the rows with one statement. */
export async function insertMany(
  db: Database,
  table: string,
  common: CommonCells,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
  onConflict = '',
): Promise<void> {
  await writeTogether(db, insertOf(table, common, columns, rows, onConflict));
}

/** The text form of a one-dimensional Postgres array. */
export const arrayText = (cells: readonly Cell[]): string => `{${cells.map(cellText).join(',')}}`;

const cellText = (cell: Cell): string =>
  cell === null ? 'NULL' : `"${String(cell).replace(/["\\]/g, '\\$&')}"`;
