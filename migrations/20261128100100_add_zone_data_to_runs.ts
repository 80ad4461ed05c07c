import type { Knex } from 'knex';

// With which time-zone data a run began; null for those that began before this was kept.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw('alter table runs add column zone_data text');
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('alter table runs drop column zone_data');
}
