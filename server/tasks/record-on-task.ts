import type { Database } from '../db/connect.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Json } from '../organisation-record/json.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import type { Task } from './task.ts';

/** Puts into the organisation's record what was done with a task, or refused: under its run. */
export async function recordOnTask(
  transaction: Database,
  caller: Caller,
  task: Pick<Task, 'id' | 'runId' | 'elementId' | 'token'>,
  at: Date,
  kind: 'task-claimed' | 'task-given-back' | 'task-assigned' | 'task-completion-refused',
  data: { readonly [name: string]: Json } = {},
): Promise<void> {
  const { id: taskId, runId, elementId, token } = task;
  await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
    kind,
    actor: actorOf(caller),
    subject: { type: 'run', id: runId },
    data: { taskId, elementId, token, ...data },
  });
}
