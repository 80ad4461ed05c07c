import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { decodeCursor } from '../http/cursor.ts';
import { visiblePointsOfSale, type Caller } from '../people/caller.ts';
import { workerOf } from './may-do-task.ts';
import type { TaskQuery } from './task-contract.ts';
import { TASK_COLUMNS, toTask, type TaskRow } from './task-store.ts';
import type { Task } from './task.ts';

/** A task with what its run says of it. */
export interface ListedTask extends Task {
  readonly processId: string;
  readonly businessKey: string | null;
}

type Places =
  | { readonly kind: 'all' }
  | { readonly kind: 'these'; readonly ids: readonly string[] }
  | { readonly kind: 'one'; readonly id: string | null };

interface ListedRow extends TaskRow {
  readonly process_id: string;
  readonly business_key: string | null;
}

const ACTIVE = `task.status in ('open', 'completing')`;
const ORDER = 'due_sort, rank, id';

const cursorKey = z.tuple([z.union([z.iso.datetime(), z.literal('infinity')]), z.int(), z.uuid()]);

/** The place of a task in the list: due first, then the higher priority, then by id. */
export const taskKey = ({ dueAt, priority, id }: Task): [string, number, string] => [
  dueAt?.toISOString() ?? 'infinity',
  -priority,
  id,
];

/**
 * Tasks of the caller's points of sale in the order of the list, `limit + 1` of them. Each point
 * of sale is read by its own index, so that a small one is found as fast as a large one.
 */
export async function listTasks(
  db: Database,
  caller: Caller,
  query: TaskQuery,
  now: Date,
): Promise<ListedTask[]> {
  const limit = query.limit + 1;
  const visible = visiblePointsOfSale(caller);
  const narrow = query.run !== undefined || query.assignee !== undefined;
  const branch = (places: Places) => {
    const tasks = db('tasks as task').where('task.organisation_id', caller.organisationId);
    if (places.kind === 'one') void tasks.where('task.point_of_sale_id', places.id);
    if (places.kind === 'these')
      void tasks.whereRaw(
        '(task.point_of_sale_id is null or task.point_of_sale_id = any(?::uuid[]))',
        [[...places.ids]],
      );
    narrowDown(tasks, caller, query, now);
    return tasks.select('task.*').orderByRaw(ORDER).limit(limit);
  };
  const branches =
    visible === 'all'
      ? [branch({ kind: 'all' })]
      : narrow
        ? [branch({ kind: 'these', ids: visible })]
        : [null, ...visible].map((id) => branch({ kind: 'one', id }));
  const rows: ListedRow[] = await db
    .from(db.unionAll(branches, true).as('task'))
    .join('runs as run', (on) =>
      on.on('run.organisation_id', 'task.organisation_id').andOn('run.id', 'task.run_id'),
    )
    .orderByRaw('task.due_sort, task.rank, task.id')
    .limit(limit)
    .select(
      ...TASK_COLUMNS.map((column) => `task.${column}`),
      'run.process_id',
      'run.business_key',
    );
  return rows.map((row) => ({
    ...toTask(row),
    processId: row.process_id,
    businessKey: row.business_key,
  }));
}

function narrowDown(
  tasks: ReturnType<Database>,
  caller: Caller,
  { status, run, assignee, candidate, overdue, cursor }: TaskQuery,
  now: Date,
): void {
  const { names, functions } = workerOf(caller);
  // As text and not as parameters: so Postgres knows that the index of active tasks serves.
  if (status === undefined) void tasks.whereRaw(ACTIVE);
  else {
    void tasks.where('task.status', status);
    if (status === 'open' || status === 'completing') void tasks.whereRaw(ACTIVE);
  }
  if (run !== undefined) void tasks.where('task.run_id', run);
  if (assignee !== undefined)
    void tasks.whereIn('task.assignee', assignee === 'me' ? [...names] : [assignee]);
  if (candidate === 'me')
    void tasks.whereRaw(
      `task.assignee is null and (task.candidate_groups && ?::text[]
         or task.candidate_users && ?::text[]
         or (cardinality(task.candidate_groups) = 0 and cardinality(task.candidate_users) = 0))`,
      [[...functions], [...names]],
    );
  if (overdue === true) void tasks.where('task.due_sort', '<', now);
  if (overdue === false) void tasks.where('task.due_sort', '>=', now);
  if (cursor !== undefined)
    void tasks.whereRaw(
      '(task.due_sort, task.rank, task.id) > (?::timestamptz, ?::integer, ?::uuid)',
      decodeCursor(cursor, cursorKey),
    );
}
