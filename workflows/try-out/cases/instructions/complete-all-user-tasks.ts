import { z } from 'zod';
import { completeTask } from '../../tasks.ts';
import { variablesField } from '../fields.ts';
import { openTasks } from '../find.ts';
import { action } from '../instruction.ts';

const TYPE = 'COMPLETE_ALL_USER_TASKS';

const fields = z.strictObject({
  type: z.literal(TYPE),
  variables: variablesField.optional(),
});

/** Completes what is open now, once each; an addition of ours. */
export const completeAllUserTasks = action(TYPE, fields, ({ world }, instruction) => {
  for (const task of openTasks(world, {})) completeTask(world, task, instruction.variables ?? {});
  return null;
});
