import { z } from 'zod';
import type { Database } from '../../server/db/connect.ts';

const columns = z.array(z.object({ table: z.string(), column: z.string(), type: z.string() }));
const found = z.object({ rows: z.array(z.object({ place: z.string() })) });

/**
 * The columns, `table.column`, of all tables in which one of the texts stands: in text, JSON,
 * arrays, or as UTF-8 in bytes. ASCII letters, digits and spaces are found also inside JSON.
 */
export async function columnsHolding(db: Database, ...texts: string[]): Promise<string[]> {
  const all = await db.raw<{ rows: unknown }>(
    `select table_name as table, column_name as column, data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1, 2`,
  );
  const read = columns.parse(all.rows);
  const selects = read.map(({ type }) => {
    const bytes = type === 'bytea' ? '??' : `convert_to(??::text, 'UTF8')`;
    return `select ?::text as place where exists (select from ??, unnest(?::text[]) as wanted (text)
      where position(convert_to(wanted.text, 'UTF8') in ${bytes}) > 0)`;
  });
  const bindings = read.flatMap(({ table, column }) => [
    `${table}.${column}`,
    table,
    texts,
    column,
  ]);
  const answer: unknown = await db.raw(selects.join(' union all '), bindings);
  return found.parse(answer).rows.map(({ place }) => place);
}
