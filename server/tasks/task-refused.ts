import type { Database } from '../db/connect.ts';
import { createError, type AppError } from '../errors/create-error.ts';
import type { ErrorCode } from '../errors/errors.ts';
import type { OrganisationId } from '../people/person.ts';
import { findAssigneeNames } from './assignee-names.ts';
import type { Task } from './task.ts';

/** The refusal with what became of the task, or who has it. */
export async function taskRefused(
  db: Database,
  organisationId: OrganisationId,
  code: ErrorCode,
  task: Task,
): Promise<AppError> {
  const { status, assignee, completedBy, closedAt } = task;
  switch (code) {
    case 'TASK_GONE':
      return createError(code, {
        taskId: task.id,
        status: status === 'completed' ? 'completed' : 'cancelled',
        completedBy,
        closedAt: closedAt?.toISOString() ?? null,
      });
    case 'TASK_CLAIMED_BY_ANOTHER': {
      const names = await findAssigneeNames(db, organisationId, [assignee]);
      const name = assignee === null ? null : (names.get(assignee) ?? assignee);
      return createError(code, { taskId: task.id, assignee: name });
    }
    default:
      return createError(code, { taskId: task.id });
  }
}
