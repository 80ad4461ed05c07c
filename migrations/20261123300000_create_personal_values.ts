import type { Knex } from 'knex';

// No foreign key to runs: inserting would wait for the run's row lock, which the writer of facts
// holds while it waits for the task that a completion has locked.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table personal_values (
      organisation_id uuid not null,
      id uuid not null,
      family_id uuid not null,
      run_id uuid not null,
      variable text not null,
      subject text,
      digest text not null,
      key_id text not null,
      salt bytea,
      ciphertext bytea,
      created_at timestamptz not null,
      erased_at timestamptz,
      erased_by jsonb,
      constraint personal_values_pkey primary key (organisation_id, id),
      constraint personal_values_organisation_fkey
        foreign key (organisation_id) references organisations (id),
      constraint personal_values_kept_or_erased check (
        (erased_at is null and erased_by is null and salt is not null and ciphertext is not null)
        or (erased_at is not null and erased_by is not null and salt is null and ciphertext is null)
      )
    )`);
  const indexes = {
    personal_values_family_index: '(organisation_id, family_id, id)',
    personal_values_run_index: '(organisation_id, run_id, id)',
    personal_values_subject_index: '(organisation_id, subject, id) where subject is not null',
    personal_values_kept_index: '(organisation_id, id) where erased_at is null',
  };
  for (const [name, columns] of Object.entries(indexes))
    await db.schema.raw(`create index ${name} on personal_values ${columns}`);
  await db.schema.raw(`
    create table personal_value_uses (
      organisation_id uuid not null,
      run_id uuid not null,
      operation_id text not null,
      path text not null,
      personal_id uuid not null,
      constraint personal_value_uses_pkey
        primary key (organisation_id, run_id, operation_id, path),
      constraint personal_value_uses_value_fkey
        foreign key (organisation_id, personal_id) references personal_values (organisation_id, id)
    )`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table personal_value_uses');
  await db.schema.raw('drop table personal_values');
}
