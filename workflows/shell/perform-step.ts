import {
  ActivityCancellationType,
  ActivityFailure,
  type CancellationScope,
  isCancellation,
  proxyActivities,
} from '@temporalio/workflow';
import type { Command } from '../interpret/command.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import { OWN_PREFIX, type StepInput } from '../messages.ts';
import type { Instant } from '../plan/ids.ts';
import { readAnswer, readFailure, type StepOutcome } from './step-outcome.ts';

export type PerformStep = Extract<Command, { kind: 'perform-step' }>;

/** What Temporal's UI shows of an activity, at most 200 bytes. */
export const activitySummary = (name: string | null, elementId: string): string =>
  `${name?.slice(0, 40) ?? ''} [${elementId.slice(0, 30)}]`.trimStart();

const LONGEST_JOB_TYPE = 200;

/**
 * Makes one attempt as an activity named by the job type. Retries are the core's, so Temporal
 * makes none; a cancelled step is waited for, so that a late answer is seen.
 * @param scope what cancels it
 * @returns null when it was cancelled on our wish and gave no answer
 */
export function performStep(
  scope: CancellationScope,
  runId: string,
  command: PerformStep,
  scheduleToStartMs: number,
): Promise<StepOutcome | null> {
  const refused = refuseJobType(command.jobType);
  if (refused !== null) return Promise.resolve(refused);
  const activities = proxyActivities<{ [jobType: string]: (input: StepInput) => Promise<unknown> }>(
    {
      startToCloseTimeout: command.timeoutMs,
      scheduleToStartTimeout: scheduleToStartMs,
      retry: { maximumAttempts: 1 },
      cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
      summary: activitySummary(command.name, command.element),
      ...(command.queue === null ? {} : { taskQueue: command.queue }),
    },
  );
  const activity = activities[command.jobType];
  if (activity === undefined) throw new Error(`No activity for ${command.jobType}.`);
  const { element: elementId, idempotencyKey, headers, variables } = command;
  return scope
    .run(() => activity({ runId, elementId, idempotencyKey, headers, variables }))
    .then(readAnswer, (error: unknown) => {
      if (isCancellation(error)) return null;
      if (error instanceof ActivityFailure) return readFailure(error);
      throw error;
    });
}

/** Why no activity can have this name; null where one can. */
export function refuseJobType(jobType: string): StepOutcome | null {
  // A job type may be an expression: what it gives must not reach our own activities.
  if (jobType.startsWith(OWN_PREFIX)) {
    const message = `Job types that start with "${OWN_PREFIX}" are reserved.`;
    return { kind: 'failed', failure: { type: 'RESERVED_JOB_TYPE', message } };
  }
  // Temporal refuses these, and with them every further step of the run.
  if (jobType.trim() === '' || jobType.length > LONGEST_JOB_TYPE) {
    const message = `A job type has 1 to ${LONGEST_JOB_TYPE} characters.`;
    return { kind: 'failed', failure: { type: 'JOB_TYPE_NOT_VALID', message } };
  }
  return null;
}

/** The occurrence that an outcome is, at the time of the workflow task that saw it (decision 6). */
export function stepOccurrence(
  { token, attempt }: PerformStep,
  outcome: Exclude<StepOutcome, { kind: 'not-started' }>,
  at: Instant,
): Occurrence {
  const id = `${token}/${attempt}`;
  switch (outcome.kind) {
    case 'completed':
      return { kind: 'step-completed', id, at, token, attempt, variables: outcome.variables };
    case 'error': {
      const { errorCode, message, variables } = outcome;
      return { kind: 'step-error', id, at, token, attempt, errorCode, message, variables };
    }
    case 'failed':
      return { kind: 'step-failed', id, at, token, attempt, failure: outcome.failure };
  }
}
