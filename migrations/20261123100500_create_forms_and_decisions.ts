import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table forms (
      organisation_id uuid not null,
      id text not null,
      name text not null,
      draft jsonb not null,
      latest_version integer not null default 0,
      hidden_at timestamptz,
      version integer not null default 1,
      updated_by jsonb not null,
      updated_at timestamptz not null,
      constraint forms_pkey primary key (organisation_id, id),
      constraint forms_organisation_fkey foreign key (organisation_id) references organisations (id)
    )`);
  await db.schema.raw(`
    create table form_versions (
      organisation_id uuid not null,
      form_id text not null,
      number integer not null,
      schema jsonb not null,
      content_hash text not null,
      note text,
      published_by jsonb not null,
      published_at timestamptz not null,
      constraint form_versions_pkey primary key (organisation_id, form_id, number),
      constraint form_versions_form_fkey
        foreign key (organisation_id, form_id) references forms (organisation_id, id)
    )`);
  await db.schema.raw(
    'create index form_versions_hash_index on form_versions (organisation_id, content_hash)',
  );
  await db.schema.raw(`
    create table decisions (
      organisation_id uuid not null,
      id text not null,
      name text not null,
      draft text not null,
      latest_version integer not null default 0,
      hidden_at timestamptz,
      version integer not null default 1,
      updated_by jsonb not null,
      updated_at timestamptz not null,
      constraint decisions_pkey primary key (organisation_id, id),
      constraint decisions_organisation_fkey
        foreign key (organisation_id) references organisations (id)
    )`);
  await db.schema.raw(`
    create table decision_versions (
      organisation_id uuid not null,
      decision_id text not null,
      number integer not null,
      xml text not null,
      table_ids text[] not null,
      content_hash text not null,
      note text,
      published_by jsonb not null,
      published_at timestamptz not null,
      constraint decision_versions_pkey primary key (organisation_id, decision_id, number),
      constraint decision_versions_decision_fkey
        foreign key (organisation_id, decision_id) references decisions (organisation_id, id)
    )`);
  await db.schema.raw(
    'create index decision_versions_hash_index on decision_versions (organisation_id, content_hash)',
  );
  // A diagram calls a decision by the id inside the file: one owner per organisation.
  await db.schema.raw(`
    create table decision_table_ids (
      organisation_id uuid not null,
      table_id text not null,
      decision_id text not null,
      constraint decision_table_ids_pkey primary key (organisation_id, table_id),
      constraint decision_table_ids_decision_fkey
        foreign key (organisation_id, decision_id) references decisions (organisation_id, id)
    )`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table decision_table_ids');
  await db.schema.raw('drop table decision_versions');
  await db.schema.raw('drop table decisions');
  await db.schema.raw('drop table form_versions');
  await db.schema.raw('drop table forms');
}
