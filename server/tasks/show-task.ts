import type { z } from 'zod';
import type { Caller } from '../people/caller.ts';
import { maySeePersonalValues } from '../personal-values/may-see-personal-values.ts';
import type { WorkServices } from '../runs/work-services.ts';
import type { ReadDocumentation } from './element-documentation.ts';
import { findAssigneeNames } from './assignee-names.ts';
import { findFormVariables, findTaskForm } from './fill-in-form.ts';
import { findVisibleTask } from './find-visible-task.ts';
import type { ListedTask } from './list-tasks.ts';
import { verbsFor, workerOf } from './may-do-task.ts';
import type { taskItem, taskReply } from './task-contract.ts';
import { createTaskStore } from './task-store.ts';

export type ShowDeps = Pick<WorkServices, 'db' | 'revealValues'> & {
  readonly readDocumentation: ReadDocumentation;
};

/** One task with its form and what the form needs. */
export async function showTask(
  { db, revealValues, readDocumentation }: ShowDeps,
  caller: Caller,
  taskId: string,
): Promise<z.input<typeof taskReply>> {
  const { task, run } = await findVisibleTask(db, caller, taskId);
  const { organisationId, runId, processId, version, businessKey } = run;
  const active = task.status === 'open' || task.status === 'completing';
  const schema = await findTaskForm(db, organisationId, task);
  const held = schema !== null && active ? await findFormVariables(db, run, task, schema) : {};
  const draft = await createTaskStore(db, organisationId).findDraft(taskId);
  const allowed = await maySeePersonalValues(db, caller, runId);
  const reveal = { organisationId, runId, allowed, as: 'plain' as const };
  const texts = await readDocumentation(organisationId, processId, version);
  const names = await findAssigneeNames(db, organisationId, [task.assignee]);
  return {
    ...toItem({ ...task, processId, businessKey }, names),
    token: task.token,
    version,
    candidateGroups: [...task.candidateGroups],
    candidateUsers: [...task.candidateUsers],
    documentation: texts.get(task.elementId) ?? null,
    form:
      schema === null || task.formId === null || task.formHash === null
        ? null
        : { id: task.formId, hash: task.formHash, schema },
    variables: await revealValues(db, reveal, held),
    draft:
      draft === null
        ? null
        : {
            values: await revealValues(db, reveal, draft.values),
            savedAt: draft.savedAt.toISOString(),
          },
    may: verbsFor(task, workerOf(caller)),
    completedBy: task.completedBy === null ? null : { ...task.completedBy },
    closedAt: task.closedAt?.toISOString() ?? null,
  };
}

/** A task as lists show it. */
export const toItem = (
  task: ListedTask,
  names: ReadonlyMap<string, string>,
): z.input<typeof taskItem> => ({
  id: task.id,
  runId: task.runId,
  elementId: task.elementId,
  name: task.name,
  status: task.status,
  assignee: task.assignee,
  assigneeName: task.assignee === null ? null : (names.get(task.assignee) ?? null),
  dueAt: task.dueAt?.toISOString() ?? null,
  followUpAt: task.followUpAt?.toISOString() ?? null,
  priority: task.priority,
  formId: task.formId,
  processId: task.processId,
  businessKey: task.businessKey,
  pointOfSaleId: task.pointOfSaleId,
  createdAt: task.openedAt.toISOString(),
});
