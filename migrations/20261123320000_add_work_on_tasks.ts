import type { Knex } from 'knex';

// What the server knows of a task beside its facts: who works on it and what is filled in so far.
// `due_sort` and `rank` are due date and priority in the order of the lists.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    alter table tasks
      add column point_of_sale_id uuid,
      add column draft json,
      add column draft_at timestamptz,
      add column completing_since timestamptz,
      add column due_sort timestamptz not null
        generated always as (coalesce(due_at, timestamptz 'infinity')) stored,
      add column rank integer not null generated always as (-priority) stored`);
  for (const name of ['tasks_assignee_index', 'tasks_open_index'])
    await db.schema.raw(`drop index ${name}`);
  const order = 'due_sort, rank, id';
  const active = `where status in ('open', 'completing')`;
  const indexes = {
    tasks_order_index: `(organisation_id, ${order}) ${active}`,
    tasks_place_index: `(organisation_id, point_of_sale_id, ${order}) ${active}`,
    tasks_assignee_index: `(organisation_id, assignee, ${order}) where assignee is not null`,
    tasks_completing_index: `(completing_since) where status = 'completing'`,
  };
  for (const [name, columns] of Object.entries(indexes))
    await db.schema.raw(`create index ${name} on tasks ${columns}`);
}

export async function down(db: Knex): Promise<void> {
  const names = ['order', 'place', 'assignee', 'completing'];
  for (const name of names) await db.schema.raw(`drop index tasks_${name}_index`);
  await db.schema.raw(`
    alter table tasks
      drop column point_of_sale_id,
      drop column draft,
      drop column draft_at,
      drop column completing_since,
      drop column due_sort,
      drop column rank`);
  await db.schema.raw(`create index tasks_assignee_index
    on tasks (organisation_id, assignee, due_at, id) where status in ('open', 'completing')`);
  await db.schema.raw(`create index tasks_open_index
    on tasks (organisation_id, due_at, id) where status in ('open', 'completing')`);
}
