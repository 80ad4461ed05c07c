import { z } from 'zod';
import { openTasks } from '../find.ts';
import { assertion } from '../instruction.ts';
import { userTaskSelector } from '../selectors.ts';

const TYPE = 'ASSERT_USER_TASK_COUNT';

const fields = z.strictObject({
  type: z.literal(TYPE),
  count: z.int().min(0),
  userTaskSelector: userTaskSelector.optional(),
});

/** So many user tasks are open that match; an addition of ours. */
export const assertUserTaskCount = assertion(TYPE, fields, ({ world }, expected) => {
  const tasks = openTasks(world, expected.userTaskSelector ?? {});
  if (tasks.length === expected.count) return [];
  const open = tasks.map((task) => task.element).join(', ') || 'none';
  return [`${expected.count} user tasks should be open, but ${tasks.length} are: ${open}.`];
});
