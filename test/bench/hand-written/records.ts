import type { Database } from '../../../server/db/connect.ts';
import {
  TASKS_CHANNEL,
  type CloseRecord,
  type RunRecord,
  type StepInput,
  type TaskRecord,
} from './messages.ts';

/** The tables of this side. */
export async function createTables(db: Database): Promise<void> {
  await db.raw(`
    create schema hand_written;
    create table hand_written.runs (
      id uuid primary key,
      workflow text not null,
      status text not null,
      started_by text not null,
      started_at timestamptz not null,
      closed_at timestamptz,
      variables jsonb not null,
      result jsonb
    );
    create table hand_written.steps (
      run_id uuid not null,
      step text not null,
      at timestamptz not null,
      data jsonb not null,
      primary key (run_id, step)
    );
    create table hand_written.tasks (
      run_id uuid not null,
      task text not null,
      status text not null,
      opened_at timestamptz not null,
      completion_id text,
      completed_by text,
      completed_at timestamptz,
      primary key (run_id, task)
    );
    create index on hand_written.tasks (opened_at) where status = 'open';
  `);
}

const iso = (at: number): string => new Date(at).toISOString();

/** One statement a record; each may be executed again without harm. */
export function createRecords(db: Database) {
  return {
    async start(record: RunRecord): Promise<void> {
      const { runId, workflow, startedBy, at, variables, openTask } = record;
      await db.raw(
        `with run as (
           insert into hand_written.runs (id, workflow, status, started_by, started_at, variables)
           values (:runId, :workflow, 'running', :startedBy, :at, :variables)
           on conflict do nothing),
         task as (
           insert into hand_written.tasks (run_id, task, status, opened_at)
           select :runId, :openTask::text, 'open', :at where :openTask::text is not null
           on conflict do nothing)
         select case when :openTask::text is not null then pg_notify(:channel, :runId) end`,
        {
          runId,
          workflow,
          startedBy,
          at: iso(at),
          variables: JSON.stringify(variables),
          openTask,
          channel: TASKS_CHANNEL,
        },
      );
    },

    async step({ runId, step, at, variables }: StepInput): Promise<void> {
      await db.raw(
        `insert into hand_written.steps (run_id, step, at, data) values (?, ?, ?, ?)
         on conflict do nothing`,
        [runId, step, iso(at), JSON.stringify(variables)],
      );
    },

    async task({ runId, completed, decided, at, next }: TaskRecord): Promise<void> {
      const end = next.kind === 'end' ? next.result : null;
      await db.raw(
        `with completed as (
           update hand_written.tasks set status = 'completed', completion_id = :completionId,
             completed_by = :actor, completed_at = :completedAt
           where run_id = :runId and task = :task),
         step as (
           insert into hand_written.steps (run_id, step, at, data)
           values (:runId, :task, :at, :data) on conflict do nothing),
         opened as (
           insert into hand_written.tasks (run_id, task, status, opened_at)
           select :runId, :next::text, 'open', :at where :next::text is not null
           on conflict do nothing),
         closed as (
           update hand_written.runs set status = 'completed', closed_at = :at, result = :result
           where id = :runId and :next::text is null)
         select case when :next::text is not null then pg_notify(:channel, :runId) end`,
        {
          runId,
          task: completed.task,
          completionId: completed.completionId,
          actor: completed.actor,
          completedAt: iso(completed.at),
          at: iso(at),
          data: JSON.stringify({ values: completed.values, decided }),
          next: next.kind === 'task' ? next.task : null,
          result: JSON.stringify(end),
          channel: TASKS_CHANNEL,
        },
      );
    },

    async close({ runId, at, result }: CloseRecord): Promise<void> {
      await db.raw(
        `update hand_written.runs set status = 'completed', closed_at = ?, result = ?
         where id = ?`,
        [iso(at), JSON.stringify(result), runId],
      );
    },

    async isOpen(runId: string, task: string): Promise<boolean> {
      const found = await db.raw<{ rows: unknown[] }>(
        `select from hand_written.tasks where run_id = ? and task = ? and status = 'open'`,
        [runId, task],
      );
      return found.rows.length > 0;
    },
  };
}
