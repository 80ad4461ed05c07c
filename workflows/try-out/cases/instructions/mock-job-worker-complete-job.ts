import { z } from 'zod';
import { evaluateExpression } from '../../../expressions/evaluate-expression.ts';
import type { Variables } from '../../../expressions/json-value.ts';
import { mockJobs } from '../../jobs.ts';
import { visibleFrom } from '../../visible-from.ts';
import type { OpenJob, World } from '../../world.ts';
import { chosenVariables } from '../example-data.ts';
import { durationField, variablesField } from '../fields.ts';
import { action, type Trial } from '../instruction.ts';
import { contextOf } from '../json-context.ts';

const TYPE = 'MOCK_JOB_WORKER_COMPLETE_JOB';

const fields = z.strictObject({
  type: z.literal(TYPE),
  jobType: z.string(),
  variables: variablesField.optional(),
  useExampleData: z.boolean().optional(),
  delay: durationField.optional(),
  resultExpression: z.string().optional(),
});

/** From now on every job of this type is completed, at once or after a delay. */
export const mockJobWorkerCompleteJob = action(TYPE, fields, (trial, instruction) => {
  mockJobs(trial.world, instruction.jobType, {
    kind: 'complete',
    delayMs: instruction.delay ?? 0,
    variablesFor: (job) => answerTo(trial, job, instruction),
  });
  return null;
});

function answerTo(trial: Trial, job: OpenJob, mock: z.infer<typeof fields>): Variables | null {
  const given = chosenVariables(trial, job.run, job.step.element, mock);
  if (typeof given === 'string') {
    trial.world.complaints.push(given);
    return null;
  }
  if (mock.resultExpression === undefined) return given;
  const computed = compute(trial.world, job, mock.resultExpression);
  return computed && { ...given, ...computed };
}

/** Evaluates the result expression on the job's variables; it must give a context. */
function compute(world: World, job: OpenJob, expression: string): Variables | null {
  const variables = { ...visibleFrom(job.run.state, job.step.token), ...job.step.variables };
  const clock = { now: world.now, zone: world.zone };
  const result = evaluateExpression(expression.replace(/^\s*=/u, ''), variables, clock);
  const computed = result.ok ? contextOf(result.value) : null;
  if (computed === null)
    world.complaints.push(
      `The resultExpression for jobs of type ${job.step.jobType} gives no context: ${
        result.ok ? JSON.stringify(result.value) : result.failure.code
      }.`,
    );
  return computed;
}
