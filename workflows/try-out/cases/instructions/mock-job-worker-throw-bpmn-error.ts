import { z } from 'zod';
import { mockJobs } from '../../jobs.ts';
import { durationField, variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'MOCK_JOB_WORKER_THROW_BPMN_ERROR';

const fields = z.strictObject({
  type: z.literal(TYPE),
  jobType: z.string(),
  errorCode: z.string(),
  errorMessage: z.string().optional(),
  variables: variablesField.optional(),
  delay: durationField.optional(),
});

/** From now on every job of this type fails with the BPMN error. */
export const mockJobWorkerThrowBpmnError = action(TYPE, fields, ({ world }, instruction) => {
  mockJobs(world, instruction.jobType, {
    kind: 'error',
    delayMs: instruction.delay ?? 0,
    errorCode: instruction.errorCode,
    message: instruction.errorMessage ?? '',
    variables: instruction.variables ?? {},
  });
  return null;
});
