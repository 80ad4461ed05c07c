import { z } from 'zod';
import type { Database } from '../../server/db/connect.ts';

const columns = z.array(z.object({ table: z.string(), column: z.string(), type: z.string() }));
const found = z.object({ rows: z.array(z.object({ found: z.boolean() })) });

/**
 * The columns, `table.column`, of all tables in which the text stands: in text, JSON, arrays, or
 * as UTF-8 in bytes. ASCII letters, digits and spaces are found also inside JSON.
 */
export async function columnsHolding(db: Database, text: string): Promise<string[]> {
  const all = await db.raw<{ rows: unknown }>(
    `select table_name as table, column_name as column, data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1, 2`,
  );
  const holding: string[] = [];
  for (const { table, column, type } of columns.parse(all.rows)) {
    const bytes = type === 'bytea' ? '??' : `convert_to(??::text, 'UTF8')`;
    const answer: unknown = await db.raw(
      `select exists (select from ?? where position(convert_to(?, 'UTF8') in ${bytes}) > 0) as found`,
      [table, text, column],
    );
    if (found.parse(answer).rows[0]?.found === true) holding.push(`${table}.${column}`);
  }
  return holding;
}
