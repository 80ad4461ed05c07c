import type { Knex } from 'knex';

// Every write of facts moves its run, and with it `updated_at`: an index on that made Postgres
// write into all indexes of the table each time. The reconciler goes through open runs by id.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw('drop index runs_open_index');
  await db.schema.raw('create index runs_open_index on runs (id) where closed_at is null');
  await db.schema.raw('alter table runs set (fillfactor = 70)');
  await db.schema.raw('alter table outbox set (fillfactor = 70)');
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('alter table outbox reset (fillfactor)');
  await db.schema.raw('alter table runs reset (fillfactor)');
  await db.schema.raw('drop index runs_open_index');
  await db.schema.raw('create index runs_open_index on runs (updated_at) where closed_at is null');
}
