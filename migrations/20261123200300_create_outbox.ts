import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table outbox (
      organisation_id uuid not null,
      id bigint generated always as identity,
      run_id uuid not null,
      kind text not null,
      payload json not null,
      state text not null default 'pending',
      refusal text,
      attempts integer not null default 0,
      last_error text,
      next_attempt_at timestamptz not null,
      created_at timestamptz not null,
      settled_at timestamptz,
      constraint outbox_pkey primary key (organisation_id, id),
      constraint outbox_kind_known check (kind in ('start-run', 'signal-run', 'update-run')),
      constraint outbox_state_known check (state in ('pending', 'delivered', 'refused'))
    )`);
  await db.schema.raw(
    `create index outbox_pending_index on outbox (next_attempt_at) where state = 'pending'`,
  );
  await db.schema.raw(
    `create index outbox_run_index on outbox (run_id, id) where state = 'pending'`,
  );
  await db.schema.raw(
    `create index outbox_settled_index on outbox (settled_at) where state <> 'pending'`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table outbox');
}
