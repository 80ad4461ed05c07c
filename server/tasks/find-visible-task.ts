import type { Database } from '../db/connect.ts';
import { AppError, createError } from '../errors/create-error.ts';
import type { Caller } from '../people/caller.ts';
import { findVisibleRun, type VisibleRun } from '../runs/find-visible-run.ts';
import { createTaskStore } from './task-store.ts';
import type { Task } from './task.ts';

/** @throws AppError NOT_FOUND for a task that is not there, or of another's point of sale */
export async function findVisibleTask(
  db: Database,
  caller: Caller,
  id: string,
): Promise<{ readonly task: Task; readonly run: VisibleRun }> {
  const missing = () => createError('NOT_FOUND', { what: 'task' });
  const task = await createTaskStore(db, caller.organisationId).find(id);
  if (task === null) throw missing();
  try {
    return { task, run: await findVisibleRun(db, caller, task.runId) };
  } catch (error) {
    throw error instanceof AppError && error.code === 'NOT_FOUND' ? missing() : error;
  }
}
