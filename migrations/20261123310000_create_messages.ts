import type { Knex } from 'knex';

// Who waits for a message is in `subscriptions`, written with the run's facts; here is what was
// published, to which subscription it was given, and which runs it starts. What a message brings
// may be personal and lies encrypted until it is forgotten.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table messages (
      organisation_id uuid not null,
      name text not null,
      key text not null,
      id text not null,
      uid uuid not null,
      key_id text not null,
      ciphertext bytea not null,
      published_by json,
      published_at timestamptz not null,
      expires_at timestamptz not null,
      keep_until timestamptz not null,
      constraint messages_pkey primary key (organisation_id, name, key, id),
      constraint messages_organisation_fkey
        foreign key (organisation_id) references organisations (id),
      constraint messages_uid_unique unique (organisation_id, uid)
    )`);
  await db.schema.raw('create index messages_keep_index on messages (organisation_id, keep_until)');
  await db.schema.raw(`
    create table message_matches (
      organisation_id uuid not null,
      name text not null,
      key text not null,
      message_id text not null,
      process_id text not null,
      run_id uuid not null,
      subscription integer not null,
      interrupting boolean not null,
      state text not null,
      seq integer,
      matched_at timestamptz not null,
      answered_at timestamptz,
      constraint message_matches_pkey
        primary key (organisation_id, run_id, subscription, message_id),
      constraint message_matches_state_known check (state in ('sent', 'taken', 'refused'))
    )`);
  // Decision 27, kept by Postgres: at most one subscription per process id.
  await db.schema.raw(`
    create unique index message_matches_process_unique
      on message_matches (organisation_id, name, key, message_id, process_id)
      where state <> 'refused'`);
  // What ends with its first message is given one at a time.
  await db.schema.raw(`
    create unique index message_matches_interrupting_unique
      on message_matches (organisation_id, run_id, subscription)
      where state = 'sent' and interrupting`);
  await db.schema.raw(`
    create index message_matches_message_index
      on message_matches (organisation_id, name, key, message_id)`);
  await db.schema.raw(`
    create index message_matches_sent_index
      on message_matches (organisation_id, run_id) where state = 'sent'`);
  await db.schema.raw(`
    create table message_start_events (
      organisation_id uuid not null,
      message text not null,
      process_id text not null,
      element_id text not null,
      procedure_id uuid not null,
      version integer not null,
      constraint message_start_events_pkey primary key (organisation_id, message, process_id),
      constraint message_start_events_procedure_fkey
        foreign key (organisation_id, procedure_id) references procedures (organisation_id, id)
    )`);
  await db.schema.raw(`
    create index message_start_events_procedure_index
      on message_start_events (organisation_id, procedure_id)`);
  await db.schema.raw(`
    create table message_starts (
      organisation_id uuid not null,
      name text not null,
      key text not null,
      message_id text not null,
      process_id text not null,
      version integer not null,
      element_id text not null,
      state text not null,
      run_id uuid,
      published_at timestamptz not null,
      held_until timestamptz,
      constraint message_starts_pkey
        primary key (organisation_id, name, key, message_id, process_id),
      constraint message_starts_state_known check (state in ('waiting', 'ordered', 'started')),
      constraint message_starts_run_known check ((state = 'started') = (run_id is not null))
    )`);
  await db.schema.raw(`
    create index message_starts_process_index
      on message_starts (organisation_id, process_id, key, published_at)`);
  await db.schema.raw(`
    create index message_starts_unfinished_index
      on message_starts (state, held_until) where state <> 'started'`);
  await db.schema.raw(`
    alter table subscriptions add column interrupting boolean not null default true`);
  // Names and keys come from drawings and variables: some are longer than an index row may be.
  await db.schema.raw('drop index subscriptions_message_index');
  await db.schema.raw(`
    create index subscriptions_message_index
      on subscriptions (organisation_id, md5(message), md5(key), since, run_id, subscription)`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop index subscriptions_message_index');
  await db.schema.raw(`create index subscriptions_message_index
    on subscriptions (organisation_id, message, key, since, run_id, subscription)`);
  await db.schema.raw('alter table subscriptions drop column interrupting');
  const tables = ['message_starts', 'message_start_events', 'message_matches', 'messages'];
  for (const table of tables) await db.schema.raw(`drop table ${table}`);
}
