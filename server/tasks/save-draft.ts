import type { Variables } from '../../workflows/expressions/json-value.ts';
import { v7 } from 'uuid';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import type { Caller } from '../people/caller.ts';
import { refuseBadVariables } from '../runs/check-variables.ts';
import type { WorkServices } from '../runs/work-services.ts';
import { findVisibleTask } from './find-visible-task.ts';
import { refuseWork, workerOf } from './may-do-task.ts';
import { taskRefused } from './task-refused.ts';
import { createTaskStore } from './task-store.ts';

/**
 * Keeps what is filled in so far, in Postgres only. Nothing is checked by the form yet; what is
 * personal is protected like everything personal, so that erasing finds it.
 */
export async function saveDraft(
  services: Pick<WorkServices, 'db' | 'protectValues' | 'readPersonalNames'>,
  caller: Caller,
  taskId: string,
  values: Variables,
  at: Date,
): Promise<void> {
  refuseBadVariables(values);
  const { run } = await findVisibleTask(services.db, caller, taskId);
  const { organisationId, runId, planHash } = run;
  const personalNames = await services.readPersonalNames(organisationId, planHash);
  await inTransaction(services.db, async (transaction) => {
    const tasks = createTaskStore(transaction, organisationId);
    const task = await tasks.lock(taskId);
    if (task === null) throw createError('NOT_FOUND', { what: 'task' });
    const refusal = refuseWork(task, workerOf(caller));
    if (refusal !== null)
      throw await taskRefused(transaction, caller.organisationId, refusal, task);
    const operationId = `draft/${taskId}/${v7()}`;
    const place = { organisationId, runId, operationId, personalNames };
    const kept = await services.protectValues(transaction, { ...place, values, at });
    await tasks.setDraft(taskId, kept, at);
  });
}
