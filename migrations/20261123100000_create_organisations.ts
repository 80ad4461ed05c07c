import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table organisations (
      id uuid not null,
      slug text not null,
      name text not null,
      kind text not null,
      clock_offset_ms bigint not null default 0,
      time_zone text not null,
      settings jsonb not null default '{}',
      version integer not null default 1,
      created_at timestamptz not null,
      constraint organisations_pkey primary key (id),
      constraint organisations_slug_unique unique (slug),
      constraint organisations_kind_known check (kind in ('production', 'trial')),
      constraint organisations_clock_moves_forward check (clock_offset_ms >= 0),
      constraint organisations_clock_moves_only_in_trial
        check (kind = 'trial' or clock_offset_ms = 0)
    )`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table organisations');
}
