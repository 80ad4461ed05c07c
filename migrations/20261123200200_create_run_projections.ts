import type { Knex } from 'knex';

// What a run is doing, as its facts say. All of it can be made anew from them.
export async function up(db: Knex): Promise<void> {
  const ofRun = (name: string) => `constraint ${name}_run_fkey
    foreign key (organisation_id, run_id) references runs (organisation_id, id)`;
  await db.schema.raw(`
    create table tasks (
      organisation_id uuid not null,
      id uuid not null,
      run_id uuid not null,
      token integer not null,
      element_id text not null,
      name text,
      form_id text,
      form_hash text,
      assignee text,
      candidate_groups text[] not null,
      candidate_users text[] not null,
      due_at timestamptz,
      follow_up_at timestamptz,
      priority integer not null,
      status text not null,
      completion_id text,
      completed_by jsonb,
      opened_at timestamptz not null,
      opened_seq integer not null,
      closed_at timestamptz,
      version integer not null default 1,
      constraint tasks_pkey primary key (organisation_id, id),
      constraint tasks_token_unique unique (organisation_id, run_id, token),
      ${ofRun('tasks')},
      constraint tasks_status_known
        check (status in ('open', 'completing', 'completed', 'cancelled'))
    )`);
  await db.schema.raw(`create index tasks_assignee_index
    on tasks (organisation_id, assignee, due_at, id) where status in ('open', 'completing')`);
  await db.schema.raw(`create index tasks_open_index
    on tasks (organisation_id, due_at, id) where status in ('open', 'completing')`);
  await db.schema.raw(`create index tasks_groups_index
    on tasks using gin (candidate_groups) where status in ('open', 'completing')`);
  await db.schema.raw(`
    create table open_elements (
      organisation_id uuid not null,
      run_id uuid not null,
      token integer not null,
      element_id text not null,
      scope integer not null,
      wait text not null,
      since timestamptz not null,
      constraint open_elements_pkey primary key (organisation_id, run_id, token),
      ${ofRun('open_elements')}
    )`);
  await db.schema.raw(`
    create table subscriptions (
      organisation_id uuid not null,
      run_id uuid not null,
      subscription integer not null,
      token integer not null,
      element_id text not null,
      message text not null,
      key text not null,
      since timestamptz not null,
      constraint subscriptions_pkey primary key (organisation_id, run_id, subscription),
      ${ofRun('subscriptions')}
    )`);
  await db.schema.raw(`create index subscriptions_message_index
    on subscriptions (organisation_id, message, key, since, run_id, subscription)`);
  await db.schema.raw(`
    create table incidents (
      organisation_id uuid not null,
      id uuid not null,
      run_id uuid not null,
      incident integer not null,
      token integer not null,
      element_id text not null,
      stage text not null,
      code text not null,
      params json not null,
      status text not null,
      raised_at timestamptz not null,
      raised_seq integer not null,
      closed_at timestamptz,
      closed_by jsonb,
      reason text,
      constraint incidents_pkey primary key (organisation_id, id),
      constraint incidents_number_unique unique (organisation_id, run_id, incident),
      ${ofRun('incidents')},
      constraint incidents_status_known
        check (status in ('open', 'retried', 'skipped', 'overridden', 'gone'))
    )`);
  await db.schema.raw(`create index incidents_open_index
    on incidents (organisation_id, raised_at, id) where status = 'open'`);
  await db.schema.raw(`
    create table run_timers (
      organisation_id uuid not null,
      run_id uuid not null,
      timer integer not null,
      token integer not null,
      element_id text not null,
      purpose text not null,
      due_at timestamptz not null,
      constraint run_timers_pkey primary key (organisation_id, run_id, timer),
      ${ofRun('run_timers')}
    )`);
  await db.schema.raw('create index run_timers_due_index on run_timers (organisation_id, due_at)');
  await db.schema.raw(`
    create table run_variables (
      organisation_id uuid not null,
      run_id uuid not null,
      holder integer not null,
      name text not null,
      value json not null,
      constraint run_variables_pkey primary key (organisation_id, run_id, holder, name),
      ${ofRun('run_variables')}
    )`);
  await db.schema.raw(`
    create table message_deliveries (
      organisation_id uuid not null,
      message_id text not null,
      run_id uuid not null,
      subscription integer not null,
      answer text not null,
      seq integer not null,
      at timestamptz not null,
      constraint message_deliveries_pkey
        primary key (organisation_id, message_id, run_id, subscription),
      ${ofRun('message_deliveries')},
      constraint message_deliveries_answer_known check (answer in ('taken', 'refused'))
    )`);
}

export async function down(db: Knex): Promise<void> {
  const tables = ['message_deliveries', 'run_variables', 'run_timers', 'incidents'];
  for (const table of [...tables, 'subscriptions', 'open_elements', 'tasks'])
    await db.schema.raw(`drop table ${table}`);
}
