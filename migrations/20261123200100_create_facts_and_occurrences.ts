import type { Knex } from 'knex';

// Partitions by the month in which the run started are made when its first run starts. The type
// is json, not jsonb: it keeps every text that JavaScript can hold, and the order of names.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table facts (
      organisation_id uuid not null,
      started_month date not null,
      run_id uuid not null,
      epoch integer not null,
      seq integer not null,
      at timestamptz not null,
      raw_at timestamptz,
      type text not null,
      element_id text,
      token integer,
      actor json,
      data json not null,
      change json not null,
      previous_hash text not null,
      hash text not null,
      constraint facts_pkey primary key (organisation_id, started_month, run_id, epoch, seq)
    ) partition by range (started_month)`);
  await db.schema.raw(`
    create table occurrences (
      organisation_id uuid not null,
      started_month date not null,
      run_id uuid not null,
      epoch integer not null,
      occurrence_no integer not null,
      id text not null,
      kind text not null,
      at timestamptz not null,
      payload json not null,
      first_seq integer not null,
      last_seq integer not null,
      constraint occurrences_pkey
        primary key (organisation_id, started_month, run_id, epoch, occurrence_no)
    ) partition by range (started_month)`);
  await db.schema.raw(`
    create index occurrences_id_index on occurrences (organisation_id, started_month, run_id, id)`);
  await db.schema.raw(`
    create function facts_refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'Facts and occurrences are only ever added to.';
    end $$`);
  for (const table of ['facts', 'occurrences'])
    await db.schema.raw(`
      create trigger ${table}_only_added_to before update or delete on ${table}
        for each row execute function facts_refuse_change()`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table occurrences');
  await db.schema.raw('drop table facts');
  await db.schema.raw('drop function facts_refuse_change');
}
