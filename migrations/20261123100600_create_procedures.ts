import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table procedures (
      organisation_id uuid not null,
      id uuid not null,
      name text not null,
      latest_version integer not null default 0,
      hidden_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      constraint procedures_pkey primary key (organisation_id, id),
      constraint procedures_organisation_fkey
        foreign key (organisation_id) references organisations (id)
    )`);
  await db.schema.raw(`
    create table procedure_drafts (
      organisation_id uuid not null,
      procedure_id uuid not null,
      xml text not null,
      version integer not null default 1,
      updated_by jsonb not null,
      updated_at timestamptz not null,
      constraint procedure_drafts_pkey primary key (organisation_id, procedure_id),
      constraint procedure_drafts_procedure_fkey
        foreign key (organisation_id, procedure_id) references procedures (organisation_id, id)
    )`);
  await db.schema.raw(`
    create table procedure_versions (
      organisation_id uuid not null,
      procedure_id uuid not null,
      number integer not null,
      xml text not null,
      xml_hash text not null,
      note text,
      plan_hashes text[] not null,
      published_by jsonb not null,
      published_at timestamptz not null,
      constraint procedure_versions_pkey primary key (organisation_id, procedure_id, number),
      constraint procedure_versions_procedure_fkey
        foreign key (organisation_id, procedure_id) references procedures (organisation_id, id)
    )`);
  await db.schema.raw(`
    create table plans (
      organisation_id uuid not null,
      hash text not null,
      gzip bytea not null,
      created_at timestamptz not null,
      constraint plans_pkey primary key (organisation_id, hash),
      constraint plans_organisation_fkey foreign key (organisation_id) references organisations (id)
    )`);
  // The first procedure that publishes a process id keeps it, also when it is hidden later.
  await db.schema.raw(`
    create table process_ids (
      organisation_id uuid not null,
      process_id text not null,
      procedure_id uuid not null,
      constraint process_ids_pkey primary key (organisation_id, process_id),
      constraint process_ids_procedure_fkey
        foreign key (organisation_id, procedure_id) references procedures (organisation_id, id),
      constraint process_ids_form check (process_id ~ '^[A-Za-z_][A-Za-z0-9_.-]{0,99}$')
    )`);
  await db.schema.raw(`
    create table published_processes (
      organisation_id uuid not null,
      process_id text not null,
      version integer not null,
      procedure_id uuid not null,
      plan_hash text not null,
      starts jsonb not null,
      published_at timestamptz not null,
      constraint published_processes_pkey primary key (organisation_id, process_id, version),
      constraint published_processes_process_id_fkey
        foreign key (organisation_id, process_id)
        references process_ids (organisation_id, process_id),
      constraint published_processes_version_fkey
        foreign key (organisation_id, procedure_id, version)
        references procedure_versions (organisation_id, procedure_id, number),
      constraint published_processes_plan_fkey
        foreign key (organisation_id, plan_hash) references plans (organisation_id, hash)
    )`);
  await db.schema.raw(`
    create index published_processes_procedure_index
      on published_processes (organisation_id, procedure_id, version)`);
  await db.schema.raw(`
    create function published_refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'What is published never changes: publish a new version.';
    end $$`);
  const published = [
    'procedure_versions',
    'published_processes',
    'plans',
    'form_versions',
    'decision_versions',
  ];
  for (const table of published)
    await db.schema.raw(`
      create trigger ${table}_never_changes before update or delete on ${table}
        for each row execute function published_refuse_change()`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table published_processes');
  await db.schema.raw('drop table process_ids');
  await db.schema.raw('drop table plans');
  await db.schema.raw('drop table procedure_versions');
  await db.schema.raw('drop table procedure_drafts');
  await db.schema.raw('drop table procedures');
  await db.schema.raw('drop function published_refuse_change cascade');
}
