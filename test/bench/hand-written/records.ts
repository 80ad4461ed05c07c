import type { Database } from '../../../server/db/connect.ts';
import { prepared } from '../../../server/db/prepared.ts';
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
      idempotency_key text not null,
      request_hash text not null,
      started_at timestamptz not null,
      closed_at timestamptz,
      variables jsonb not null,
      result jsonb,
      unique (started_by, idempotency_key)
    );
    create index on hand_written.runs (status, started_at desc);
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

/** One prepared statement a record; each may be executed again without harm. */
export function createRecords(db: Database) {
  return {
    async start(record: RunRecord): Promise<void> {
      const { runId, workflow, startedBy, at, variables, openTask } = record;
      await prepared(
        db,
        `with given as (select ?::uuid as id, ?::timestamptz as at, ?::text as task),
         run as (
           insert into hand_written.runs (id, workflow, status, started_by, idempotency_key,
             request_hash, started_at, variables)
           select id, ?, 'running', ?, ?, ?, at, ?::jsonb from given
           on conflict do nothing),
         task as (
           insert into hand_written.tasks (run_id, task, status, opened_at)
           select id, task, 'open', at from given where task is not null
           on conflict do nothing)
         select case when task is not null then pg_notify(?, id::text) end from given`,
        [
          runId,
          iso(at),
          openTask,
          workflow,
          startedBy,
          record.idempotencyKey,
          record.requestHash,
          JSON.stringify(variables),
          TASKS_CHANNEL,
        ],
      );
    },

    async step({ runId, step, at, variables }: StepInput): Promise<void> {
      await prepared(
        db,
        `insert into hand_written.steps (run_id, step, at, data) values (?, ?, ?, ?)
         on conflict do nothing`,
        [runId, step, iso(at), JSON.stringify(variables)],
      );
    },

    async task({ runId, completed, decided, at, next }: TaskRecord): Promise<void> {
      const end = next.kind === 'end' ? next.result : null;
      await prepared(
        db,
        `with given as (
           select ?::uuid as run_id, ?::text as task, ?::timestamptz as at, ?::text as next),
         completed as (
           update hand_written.tasks as done set status = 'completed', completion_id = ?,
             completed_by = ?, completed_at = ?::timestamptz
           from given where done.run_id = given.run_id and done.task = given.task),
         step as (
           insert into hand_written.steps (run_id, step, at, data)
           select run_id, task, at, ?::jsonb from given on conflict do nothing),
         opened as (
           insert into hand_written.tasks (run_id, task, status, opened_at)
           select run_id, next, 'open', at from given where next is not null
           on conflict do nothing),
         closed as (
           update hand_written.runs set status = 'completed', closed_at = at, result = ?::jsonb
           from given where id = run_id and next is null)
         select case when next is not null then pg_notify(?, run_id::text) end from given`,
        [
          runId,
          completed.task,
          iso(at),
          next.kind === 'task' ? next.task : null,
          completed.completionId,
          completed.actor,
          iso(completed.at),
          JSON.stringify({ values: completed.values, decided }),
          JSON.stringify(end),
          TASKS_CHANNEL,
        ],
      );
    },

    async close({ runId, status, at, result }: CloseRecord): Promise<void> {
      await prepared(
        db,
        `update hand_written.runs set status = ?, closed_at = ?, result = ? where id = ?`,
        [status, iso(at), JSON.stringify(result), runId],
      );
    },

    async isOpen(runId: string, task: string): Promise<boolean> {
      const found = await prepared(
        db,
        `select from hand_written.tasks where run_id = ? and task = ? and status = 'open'`,
        [runId, task],
      );
      return found.rows.length > 0;
    },

    /** What was asked for under a key; null when nothing was. */
    async requestHash(runId: string): Promise<string | null> {
      const found = await prepared<{ request_hash: string }>(
        db,
        `select request_hash from hand_written.runs where id = ?`,
        [runId],
      );
      return found.rows[0]?.request_hash ?? null;
    },
  };
}
