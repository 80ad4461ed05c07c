import { z } from 'zod';
import { throwJobError } from '../../jobs.ts';
import { variablesField } from '../fields.ts';
import { described, waitingJobs } from '../find.ts';
import { action } from '../instruction.ts';
import { jobSelector } from '../selectors.ts';

const TYPE = 'THROW_BPMN_ERROR_FROM_JOB';

const fields = z.strictObject({
  type: z.literal(TYPE),
  jobSelector,
  errorCode: z.string(),
  errorMessage: z.string().optional(),
  variables: variablesField.optional(),
});

/** The oldest waiting job that matches fails with a BPMN error. */
export const throwBpmnErrorFromJob = action(TYPE, fields, ({ world }, instruction) => {
  const [job] = waitingJobs(world, instruction.jobSelector);
  if (job === undefined) return `No waiting job matches ${described(instruction.jobSelector)}.`;
  throwJobError(world, job, {
    errorCode: instruction.errorCode,
    message: instruction.errorMessage ?? '',
    variables: instruction.variables ?? {},
  });
  return null;
});
