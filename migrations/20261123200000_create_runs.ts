import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table runs (
      organisation_id uuid not null,
      id uuid not null,
      process_id text not null,
      version integer not null,
      plan_hash text not null,
      business_key text,
      point_of_sale_id uuid,
      zone text not null,
      source text not null,
      idempotency_key text not null,
      request_hash text not null,
      started_by jsonb,
      caller_run_id uuid,
      caller_token integer,
      caller_catches jsonb,
      status text not null,
      started_month date not null,
      started_at timestamptz not null,
      closed_at timestamptz,
      epoch integer not null default 1,
      last_seq integer not null default 0,
      last_hash text not null,
      last_occurrence_no integer not null default 0,
      open_incidents integer not null default 0,
      archived_at timestamptz,
      updated_at timestamptz not null,
      constraint runs_pkey primary key (organisation_id, id),
      constraint runs_organisation_fkey
        foreign key (organisation_id) references organisations (id),
      constraint runs_point_of_sale_fkey
        foreign key (organisation_id, point_of_sale_id)
        references points_of_sale (organisation_id, id),
      constraint runs_caller_fkey
        foreign key (organisation_id, caller_run_id) references runs (organisation_id, id),
      constraint runs_start_unique unique (organisation_id, source, idempotency_key),
      constraint runs_caller_whole check (
        (caller_run_id is null) = (caller_token is null)
        and (caller_run_id is null) = (caller_catches is null)
      ),
      constraint runs_status_known check (
        status in ('created', 'running', 'completed', 'cancelled', 'terminated', 'ended-with-error')
      )
    )`);
  const indexes = {
    runs_started_index: '(organisation_id, started_at desc, id desc)',
    runs_process_index: '(organisation_id, process_id, started_at desc, id desc)',
    runs_status_index: '(organisation_id, status, started_at desc, id desc)',
    runs_business_key_index: '(organisation_id, business_key) where business_key is not null',
    runs_point_of_sale_index: '(organisation_id, point_of_sale_id, started_at desc, id desc)',
    runs_caller_index:
      '(organisation_id, caller_run_id, caller_token, id) where caller_run_id is not null',
    runs_unarchived_index: '(closed_at) where closed_at is not null and archived_at is null',
    runs_open_index: '(updated_at) where closed_at is null',
  };
  for (const [name, columns] of Object.entries(indexes))
    await db.schema.raw(`create index ${name} on runs ${columns}`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table runs');
}
