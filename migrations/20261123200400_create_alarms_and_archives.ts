import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table alarms (
      organisation_id uuid not null,
      key text not null,
      kind text not null,
      run_id uuid,
      detail jsonb not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      times integer not null default 1,
      settled_at timestamptz,
      constraint alarms_pkey primary key (organisation_id, key),
      constraint alarms_organisation_fkey
        foreign key (organisation_id) references organisations (id)
    )`);
  await db.schema.raw(
    'create index alarms_open_index on alarms (last_at) where settled_at is null',
  );
  await db.schema.raw(`
    create table run_archives (
      organisation_id uuid not null,
      run_id uuid not null,
      part integer not null,
      workflow_run_id text not null,
      events integer not null,
      key_id text not null,
      content bytea not null,
      sha256 text not null,
      archived_at timestamptz not null,
      constraint run_archives_pkey primary key (organisation_id, run_id, part),
      constraint run_archives_run_fkey
        foreign key (organisation_id, run_id) references runs (organisation_id, id)
    )`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table run_archives');
  await db.schema.raw('drop table alarms');
}
