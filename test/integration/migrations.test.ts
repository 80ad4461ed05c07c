import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDown, migrateUp } from '../../server/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database.close());

async function tables(): Promise<string[]> {
  const rows: { name: string }[] = await database
    .db('information_schema.tables')
    .where({ table_schema: 'public' })
    .orderBy('table_name')
    .select({ name: 'table_name' });
  return rows.map((row) => row.name).filter((name) => !name.startsWith('migrations'));
}

it('goes up, down to nothing and up again', async () => {
  const first = await migrateUp(database.db);
  const afterUp = await tables();
  const back = await migrateDown(database.db);
  const afterDown = await tables();
  const second = await migrateUp(database.db);

  expect(first.length).toBeGreaterThanOrEqual(8);
  expect(back).toHaveLength(first.length);
  expect(afterDown).toEqual([]);
  expect(second).toEqual(first);
  expect(await tables()).toEqual(afterUp);
  expect(await migrateUp(database.db)).toEqual([]);
});

it('keeps the organisation in every key and unique index but those that say why not', async () => {
  const { rows }: { rows: { name: string }[] } = await database.db.raw(`
    select c.relname as name from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
    where i.indisunique and n.nspname = 'public' and c.relname not like 'migrations%'
      and not exists (
        select 1 from pg_attribute a
        where a.attrelid = i.indrelid and a.attnum = any (i.indkey)
          and a.attname = 'organisation_id')
    order by 1`);

  expect(rows.map((row) => row.name)).toEqual([
    'organisations_pkey',
    'organisations_slug_unique',
    'sessions_pkey',
  ]);
});
