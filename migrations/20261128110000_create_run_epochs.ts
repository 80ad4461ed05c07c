import type { Knex } from 'knex';

// Where each later epoch of a run began, what it left behind, who opened it and why (decision 3).
// The first epoch of a run has no row. `closed_executions` are Temporal's ids of the executions
// whose writes are refused from then on.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table run_epochs (
      organisation_id uuid not null,
      run_id uuid not null,
      epoch integer not null,
      cause text not null,
      after_seq integer not null,
      after_hash text not null,
      after_occurrence_no integer not null,
      closed_seq integer not null,
      closed_hash text not null,
      closed_occurrence_no integer not null,
      closed_executions text[] not null,
      actor jsonb not null,
      reason text not null,
      opened_at timestamptz not null,
      constraint run_epochs_pkey primary key (organisation_id, run_id, epoch),
      constraint run_epochs_run_fkey
        foreign key (organisation_id, run_id) references runs (organisation_id, id),
      constraint run_epochs_later check (epoch > 1),
      constraint run_epochs_cause_known check (cause in ('reset', 'restored', 'revived'))
    )`);
  await db.schema.raw(`
    create trigger run_epochs_only_added_to before update or delete on run_epochs
      for each row execute function facts_refuse_change()`);
  // The part of the calling run that called it was left behind: it is told nothing more.
  await db.schema.raw('alter table runs add column caller_gone boolean not null default false');
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('alter table runs drop column caller_gone');
  await db.schema.raw('drop table run_epochs');
}
