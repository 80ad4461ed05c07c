import type { Variables } from '../expressions/json-value.ts';
import { nextId, tell, type JobMock, type OpenJob, type TriedRun, type World } from './world.ts';

/** A step was asked for: it waits, or its stand-in begins to work on it. */
export function openJob(world: World, run: TriedRun, step: OpenJob['step']): void {
  dropJob(world, run, step.token);
  const job: OpenJob = { run, step, answer: null };
  world.jobs.push(job);
  const mock = world.jobMocks.get(step.jobType);
  if (mock !== undefined) beginAnswer(world, job, mock);
}

export function dropJob(world: World, run: TriedRun, token: number): void {
  const at = world.jobs.findIndex((job) => job.run === run && job.step.token === token);
  if (at !== -1) world.jobs.splice(at, 1);
}

/** From now on every job of this type is answered so, those that wait already included. */
export function mockJobs(world: World, jobType: string, mock: JobMock): void {
  world.jobMocks.set(jobType, mock);
  for (const job of world.jobs)
    if (job.answer === null && job.step.jobType === jobType) beginAnswer(world, job, mock);
}

function beginAnswer(world: World, job: OpenJob, mock: JobMock): void {
  job.answer = { mock, at: world.now + mock.delayMs };
}

/** When the next stand-in answers, or null. */
export function nextAnswerAt(world: World): number | null {
  const moments = world.jobs.flatMap((job) => (job.answer === null ? [] : [job.answer.at]));
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Lets every stand-in whose time has come answer; false when there was none. */
export function giveDueAnswers(world: World): boolean {
  const due = world.jobs.filter((job) => job.answer !== null && job.answer.at <= world.now);
  for (const job of due) {
    const mock = job.answer?.mock;
    if (mock === undefined) continue;
    if (mock.kind === 'error') {
      throwJobError(world, job, mock);
      continue;
    }
    const variables = mock.variablesFor(job);
    if (variables === null) job.answer = null;
    else completeJob(world, job, variables);
  }
  return due.length > 0;
}

export function completeJob(world: World, job: OpenJob, variables: Variables): void {
  const { token, attempt } = job.step;
  dropJob(world, job.run, token);
  tell(job.run, {
    kind: 'step-completed',
    id: nextId(world, 'step'),
    at: world.now,
    token,
    attempt,
    variables,
  });
}

/** The job fails with a business error. */
export function throwJobError(
  world: World,
  job: OpenJob,
  error: { readonly errorCode: string; readonly message: string; readonly variables: Variables },
): void {
  const { token, attempt } = job.step;
  const { errorCode, message, variables } = error;
  dropJob(world, job.run, token);
  tell(job.run, {
    kind: 'step-error',
    id: nextId(world, 'step'),
    at: world.now,
    token,
    attempt,
    errorCode,
    message,
    variables,
  });
}
