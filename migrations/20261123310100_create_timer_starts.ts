import type { Knex } from 'knex';

// The timer start events of the newest versions, with when each is due next on its
// organisation's clock: docs/decisions/2026-11-23-timer-starts-in-postgres.md says why.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table timer_starts (
      organisation_id uuid not null,
      process_id text not null,
      element_id text not null,
      procedure_id uuid not null,
      version integer not null,
      definition text not null,
      zone text not null,
      cycle json,
      fired integer not null,
      due_at timestamptz not null,
      clock_offset_ms bigint not null,
      held_until timestamptz,
      constraint timer_starts_pkey primary key (organisation_id, process_id, element_id),
      constraint timer_starts_procedure_fkey
        foreign key (organisation_id, procedure_id) references procedures (organisation_id, id)
    )`);
  await db.schema.raw('create index timer_starts_due_index on timer_starts (due_at)');
  await db.schema.raw(`
    create index timer_starts_procedure_index on timer_starts (organisation_id, procedure_id)`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table timer_starts');
}
