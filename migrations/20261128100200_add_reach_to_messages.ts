import type { Knex } from 'knex';

// The points of sale whose runs may get the message; null for all.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw('alter table messages add column points_of_sale uuid[]');
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('alter table messages drop column points_of_sale');
}
