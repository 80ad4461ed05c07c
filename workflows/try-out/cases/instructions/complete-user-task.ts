import { z } from 'zod';
import { completeTask } from '../../tasks.ts';
import { chosenVariables } from '../example-data.ts';
import { variablesField } from '../fields.ts';
import { described, openTasks } from '../find.ts';
import { action } from '../instruction.ts';
import { userTaskSelector } from '../selectors.ts';

const TYPE = 'COMPLETE_USER_TASK';

const fields = z.strictObject({
  type: z.literal(TYPE),
  userTaskSelector,
  variables: variablesField.optional(),
  useExampleData: z.boolean().optional(),
});

/** A person completes the oldest open task that matches. */
export const completeUserTask = action(TYPE, fields, (trial, instruction) => {
  const [task] = openTasks(trial.world, instruction.userTaskSelector);
  if (task === undefined)
    return `No open user task matches ${described(instruction.userTaskSelector)}.`;
  const variables = chosenVariables(trial, task.run, task.element, instruction);
  if (typeof variables === 'string') return variables;
  completeTask(trial.world, task, variables);
  return null;
});
