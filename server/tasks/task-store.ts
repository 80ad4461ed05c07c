import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { Database } from '../db/connect.ts';
import type { Task, TaskStatus } from './task.ts';

const TABLE = 'tasks';
export const TASK_COLUMNS = [
  'id',
  'run_id',
  'token',
  'element_id',
  'name',
  'form_id',
  'form_hash',
  'assignee',
  'candidate_groups',
  'candidate_users',
  'due_at',
  'follow_up_at',
  'priority',
  'status',
  'completion_id',
  'completed_by',
  'opened_at',
  'closed_at',
  'point_of_sale_id',
] as const;

interface Row {
  organisation_id: string;
  id: string;
  run_id: string;
  token: number;
  element_id: string;
  name: string | null;
  form_id: string | null;
  form_hash: string | null;
  assignee: string | null;
  candidate_groups: string[];
  candidate_users: string[];
  due_at: Date | null;
  follow_up_at: Date | null;
  priority: number;
  status: TaskStatus;
  completion_id: string | null;
  completed_by: Actor | null;
  opened_at: Date;
  closed_at: Date | null;
  point_of_sale_id: string | null;
  draft: unknown;
  draft_at: Date | null;
  completing_since: Date | null;
  version: number;
}

export type TaskRow = Pick<Row, (typeof TASK_COLUMNS)[number]>;

export const toTask = (row: TaskRow): Task => ({
  id: row.id,
  runId: row.run_id,
  token: row.token,
  elementId: row.element_id,
  name: row.name,
  formId: row.form_id,
  formHash: row.form_hash,
  assignee: row.assignee,
  candidateGroups: row.candidate_groups,
  candidateUsers: row.candidate_users,
  dueAt: row.due_at,
  followUpAt: row.follow_up_at,
  priority: row.priority,
  status: row.status,
  completionId: row.completion_id,
  completedBy: row.completed_by,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  pointOfSaleId: row.point_of_sale_id,
});

/** Only we write it, from values that were checked. */
const storedValues = z.custom<Variables>((value) => typeof value === 'object' && value !== null);

export function createTaskStore(db: Database, organisationId: string) {
  const one = (id: string) => db<Row>(TABLE).where({ organisation_id: organisationId, id });
  return {
    async find(id: string): Promise<Task | null> {
      const row = await one(id).first(...TASK_COLUMNS);
      return row === undefined ? null : toTask(row);
    },

    /** Finds it and keeps others from claiming or completing it until the transaction ends. */
    async lock(id: string): Promise<Task | null> {
      const row = await one(id)
        .forUpdate()
        .first(...TASK_COLUMNS);
      return row === undefined ? null : toTask(row);
    },

    async openOfRun(runId: string): Promise<Task[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, run_id: runId, status: 'open' })
        .orderBy('token')
        .select(...TASK_COLUMNS);
      return rows.map(toTask);
    },

    async findDraft(id: string): Promise<{ values: Variables; savedAt: Date } | null> {
      const row = await one(id).first('draft', 'draft_at');
      if (row?.draft == null || row.draft_at === null) return null;
      return { values: storedValues.parse(row.draft), savedAt: row.draft_at };
    },

    async setAssignee(id: string, assignee: string | null): Promise<void> {
      await one(id).update({ assignee, version: db.raw('version + 1') });
    },

    /** What is filled in so far, with references in the place of what is personal. */
    async setDraft(id: string, values: Variables, at: Date): Promise<void> {
      await one(id).update({ draft: JSON.stringify(values), draft_at: at });
    },

    /** Accepted, and told to the run: until that says so, nobody else may touch it. */
    async setCompleting(id: string, completionId: string, values: Variables, at: Date) {
      await one(id).update({
        status: 'completing',
        completion_id: completionId,
        completing_since: db.fn.now(),
        draft: JSON.stringify(values),
        draft_at: at,
        version: db.raw('version + 1'),
      });
    },
  };
}
