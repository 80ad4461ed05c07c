import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table idempotency_keys (
      organisation_id uuid not null,
      source text not null,
      key text not null,
      request_hash text not null,
      reply jsonb,
      created_at timestamptz not null,
      constraint idempotency_keys_pkey primary key (organisation_id, source, key),
      constraint idempotency_keys_organisation_fkey
        foreign key (organisation_id) references organisations (id)
    )`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table idempotency_keys');
}
