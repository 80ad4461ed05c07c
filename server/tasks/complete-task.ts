import type { Variables } from '../../workflows/expressions/json-value.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, createError } from '../errors/create-error.ts';
import type { IdempotencyKey } from '../idempotency/run-once.ts';
import type { Caller } from '../people/caller.ts';
import { factActorOf } from '../people/fact-actor.ts';
import { refuseBadVariables } from '../runs/check-variables.ts';
import { settleOperation } from '../runs/settle-operation.ts';
import { submitUpdate } from '../runs/submit-update.ts';
import type { WorkServices } from '../runs/work-services.ts';
import { fillInForm } from './fill-in-form.ts';
import { findVisibleTask } from './find-visible-task.ts';
import { isMine, refuseClaim, refuseWork, workerOf, WORKS_ON_TASKS } from './may-do-task.ts';
import { recordOnTask } from './record-on-task.ts';
import { taskRefused } from './task-refused.ts';
import { createTaskStore } from './task-store.ts';
import type { Task } from './task.ts';

export interface Completion {
  readonly taskId: string;
  readonly values: Variables;
  /** What the device's clock said, ISO 8601. */
  readonly clientTime?: string | undefined;
  readonly key: IdempotencyKey | null;
  /** When the server received it, on the organisation's clock. */
  readonly at: Date;
}

export type Completed =
  | {
      readonly kind: 'written';
      readonly seq: number;
      readonly runId: string;
      readonly next: Task[];
    }
  /** Accepted; the run says so later. */
  | { readonly kind: 'later'; readonly runId: string };

/**
 * Completes a task as decision 14 says: under its row lock it becomes `completing` with the
 * completion id, the run is told, and the answer comes when Postgres has what that caused. The
 * same key answers as before. What was filled in stays with the task until the run has taken it.
 * @throws AppError for who may not, for values that the form refuses, and TASK_GONE where the run
 *   had gone on meanwhile; each stands in the organisation's record
 */
export async function completeTask(
  services: WorkServices,
  caller: Caller,
  completion: Completion,
): Promise<Completed> {
  const { task, run } = await findVisibleTask(services.db, caller, completion.taskId);
  try {
    return await complete(services, caller, completion, { task, run });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await inTransaction(services.db, (transaction) =>
      recordOnTask(transaction, caller, task, completion.at, 'task-completion-refused', {
        code: error.code,
      }),
    );
    throw error;
  }
}

async function complete(
  services: WorkServices,
  caller: Caller,
  { values: given, clientTime, key, at }: Completion,
  { task, run }: Awaited<ReturnType<typeof findVisibleTask>>,
): Promise<Completed> {
  const { db, clock, runs } = services;
  const worker = workerOf(caller);
  const { organisationId, runId } = run;
  refuseBadVariables(given);
  // A completion that comes again is known by its key: the form may ask for something else by now.
  const mayComplete = refuseWork(task, worker) === null;
  const values = mayComplete ? await fillInForm(db, run, task, given, at) : given;
  const operation = await submitUpdate(services, {
    run,
    subjectId: task.id,
    key,
    asked: { verb: 'complete', clientTime },
    given,
    variables: values,
    at,
    sentAt: clock.now(),
    async check(transaction) {
      const locked = await createTaskStore(transaction, organisationId).lock(task.id);
      if (locked === null) throw createError('NOT_FOUND', { what: 'task' });
      const refusal = refuseWork(locked, worker);
      if (refusal !== null)
        throw await taskRefused(transaction, caller.organisationId, refusal, locked);
      if (!mayComplete) throw createError('TASK_COMPLETING', { taskId: task.id });
    },
    update: (completionId, protectedValues) => ({
      name: 'complete-task',
      input: {
        runId,
        completionId,
        token: task.token,
        values: protectedValues,
        actor: factActorOf(caller, WORKS_ON_TASKS, clientTime),
        at: at.getTime(),
      },
    }),
    keep: (transaction, completionId, protectedValues) =>
      createTaskStore(transaction, organisationId).setCompleting(
        task.id,
        completionId,
        protectedValues,
        at,
      ),
  });
  const settled = await settleOperation(runs, operation);
  if (settled.kind === 'later') return { kind: 'later', runId };
  const after = await createTaskStore(db, organisationId).find(task.id);
  const taken = after?.status === 'completed' && after.completionId === operation.operationId;
  if (settled.kind === 'refused' || !taken)
    throw await taskRefused(db, caller.organisationId, 'TASK_GONE', after ?? task);
  const open = await createTaskStore(db, organisationId).openOfRun(runId);
  const next = open.filter((each) => isMine(each, worker) || refuseClaim(each, worker) === null);
  return { kind: 'written', seq: settled.seq, runId, next };
}
