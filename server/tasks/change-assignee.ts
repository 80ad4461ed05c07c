import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { seesPointOfSale, type Caller } from '../people/caller.ts';
import { findCallerByPerson } from '../people/caller-read-model.ts';
import { findVisibleTask } from './find-visible-task.ts';
import {
  claimNameOf,
  isMine,
  refuseAssign,
  refuseClaim,
  refuseUnclaim,
  workerOf,
  WORKS_ON_TASKS,
} from './may-do-task.ts';
import { recordOnTask } from './record-on-task.ts';
import { taskRefused } from './task-refused.ts';
import { createTaskStore } from './task-store.ts';
import type { Task } from './task.ts';

/** Takes a task, so that nobody else completes it. Taking it twice changes nothing. */
export function claimTask(db: Database, caller: Caller, id: string, at: Date): Promise<void> {
  const worker = workerOf(caller);
  return change(db, caller, id, {
    refuse: (task) => refuseClaim(task, worker),
    isDone: (task) => isMine(task, worker),
    assignee: claimNameOf(worker),
    record: (transaction, task) => recordOnTask(transaction, caller, task, at, 'task-claimed'),
  });
}

/** Gives a task back to those it is for. */
export function unclaimTask(db: Database, caller: Caller, id: string, at: Date): Promise<void> {
  const worker = workerOf(caller);
  return change(db, caller, id, {
    refuse: (task) => refuseUnclaim(task, worker),
    isDone: (task) => task.assignee === null,
    assignee: null,
    record: (transaction, task) =>
      recordOnTask(transaction, caller, task, at, 'task-given-back', { from: task.assignee }),
  });
}

/**
 * Gives a task to a person, whoever had it before.
 * @throws AppError PERSON_NOT_ASSIGNABLE for somebody who could not work on it
 */
export async function assignTask(
  db: Database,
  caller: Caller,
  id: string,
  personId: string,
  at: Date,
): Promise<void> {
  const worker = workerOf(caller);
  const { run } = await findVisibleTask(db, caller, id);
  const person = await findCallerByPerson(db, caller.organisationId, personId);
  const assignable =
    person !== null &&
    person.roles.some((role) => WORKS_ON_TASKS.includes(role)) &&
    seesPointOfSale({ ...person, by: { kind: 'session' } }, run.pointOfSaleId);
  if (!assignable) throw createError('PERSON_NOT_ASSIGNABLE', { personId });
  await change(db, caller, id, {
    refuse: (task) => refuseAssign(task, worker),
    isDone: (task) => task.assignee === personId,
    assignee: personId,
    record: (transaction, task) =>
      recordOnTask(transaction, caller, task, at, 'task-assigned', {
        from: task.assignee,
        to: personId,
      }),
  });
}

interface Change {
  readonly refuse: (task: Task) => Parameters<typeof taskRefused>[2] | null;
  readonly isDone: (task: Task) => boolean;
  readonly assignee: string | null;
  readonly record: (transaction: Database, task: Task) => Promise<void>;
}

/** Under the task's row lock, so that of two who claim at once one is told of the other. */
async function change(
  db: Database,
  caller: Caller,
  id: string,
  { refuse, isDone, assignee, record }: Change,
): Promise<void> {
  await findVisibleTask(db, caller, id);
  await inTransaction(db, async (transaction) => {
    const tasks = createTaskStore(transaction, caller.organisationId);
    const task = await tasks.lock(id);
    if (task === null) throw createError('NOT_FOUND', { what: 'task' });
    const refusal = refuse(task);
    if (refusal !== null)
      throw await taskRefused(transaction, caller.organisationId, refusal, task);
    if (isDone(task)) return;
    await tasks.setAssignee(id, assignee);
    await record(transaction, task);
  });
}
