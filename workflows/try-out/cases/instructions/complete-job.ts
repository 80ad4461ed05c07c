import { z } from 'zod';
import { completeJob } from '../../jobs.ts';
import { chosenVariables } from '../example-data.ts';
import { variablesField } from '../fields.ts';
import { described, waitingJobs } from '../find.ts';
import { action } from '../instruction.ts';
import { jobSelector } from '../selectors.ts';

const TYPE = 'COMPLETE_JOB';

const fields = z.strictObject({
  type: z.literal(TYPE),
  jobSelector,
  variables: variablesField.optional(),
  useExampleData: z.boolean().optional(),
});

/** Completes the oldest waiting job that matches. */
export const completeWaitingJob = action(TYPE, fields, (trial, instruction) => {
  const [job] = waitingJobs(trial.world, instruction.jobSelector);
  if (job === undefined) return `No waiting job matches ${described(instruction.jobSelector)}.`;
  const variables = chosenVariables(trial, job.run, job.step.element, instruction);
  if (typeof variables === 'string') return variables;
  completeJob(trial.world, job, variables);
  return null;
});
