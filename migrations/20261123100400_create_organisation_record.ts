import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table organisation_record_heads (
      organisation_id uuid not null,
      last_no bigint not null,
      last_hash text not null,
      constraint organisation_record_heads_pkey primary key (organisation_id),
      constraint organisation_record_heads_organisation_fkey
        foreign key (organisation_id) references organisations (id)
    )`);
  await db.schema.raw(`
    create table organisation_record (
      organisation_id uuid not null,
      no bigint not null,
      at timestamptz not null,
      kind text not null,
      actor jsonb not null,
      subject_type text not null,
      subject_id text not null,
      data jsonb not null,
      previous_hash text not null,
      hash text not null,
      constraint organisation_record_pkey primary key (organisation_id, no),
      constraint organisation_record_organisation_fkey
        foreign key (organisation_id) references organisations (id)
    )`);
  await db.schema.raw(`
    create index organisation_record_subject_index
      on organisation_record (organisation_id, subject_type, subject_id, no)`);
  await db.schema.raw(`
    create function organisation_record_refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'The organisation record is only ever added to.';
    end $$`);
  await db.schema.raw(`
    create trigger organisation_record_only_added_to
      before update or delete on organisation_record
      for each row execute function organisation_record_refuse_change()`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table organisation_record');
  await db.schema.raw('drop function organisation_record_refuse_change');
  await db.schema.raw('drop table organisation_record_heads');
}
