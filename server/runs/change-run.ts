import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import { createError } from '../errors/create-error.ts';
import type { IdempotencyKey } from '../idempotency/run-once.ts';
import type { Caller } from '../people/caller.ts';
import { factActorOf } from '../people/fact-actor.ts';
import type { Role } from '../people/role.ts';
import { refuseBadVariables } from './check-variables.ts';
import { findVisibleRun, isOpen } from './find-visible-run.ts';
import { findIgnored, settleOperation, type Settled } from './settle-operation.ts';
import { submitUpdate, type Submission } from './submit-update.ts';
import type { WorkServices } from './work-services.ts';

/** Stuck runs are the coordinator's (`domain.md`, "Who uses it"). */
export const MENDS_RUNS: readonly Role[] = ['coordinator', 'administrator'];

/** What comes with every verb on a run. */
export interface Asked {
  readonly reason: string;
  readonly key: IdempotencyKey | null;
  /** When the server received it, on the organisation's clock. */
  readonly at: Date;
}

/** What the answer tells: null where it was accepted for later. */
export interface RunChanged {
  readonly runId: string;
  readonly seq: number | null;
}

/**
 * Ends a run: its tasks close, called runs and steps are cancelled (decision 16).
 * @throws AppError RUN_CLOSED
 */
export async function cancelRun(
  services: WorkServices,
  caller: Caller,
  runId: string,
  { reason, key, at }: Asked,
): Promise<RunChanged> {
  return submitToRun(services, caller, runId, {
    key,
    at,
    asked: { verb: 'cancel', reason },
    variables: {},
    update: (operation) => ({ name: 'cancel', input: { ...operation, reason } }),
  });
}

/**
 * Sets variables of the process, or those that only an open element sees.
 * @throws AppError RUN_CLOSED, ELEMENT_LEFT where that element is no longer open
 */
export async function setRunVariables(
  services: WorkServices,
  caller: Caller,
  runId: string,
  {
    holder,
    variables,
    reason,
    key,
    at,
  }: Asked & { readonly holder: number; readonly variables: Variables },
): Promise<RunChanged> {
  refuseBadVariables(variables);
  return submitToRun(services, caller, runId, {
    key,
    at,
    asked: { verb: 'set-variables', reason, holder },
    variables,
    update: (operation, values) => ({
      name: 'set-variables',
      input: { ...operation, holder, variables: values, reason },
    }),
  });
}

interface OperationStart {
  readonly runId: string;
  readonly operationId: string;
  readonly actor: Actor;
  readonly at: number;
}

type RunSubmission = Pick<Submission, 'key' | 'at' | 'asked' | 'variables'> & {
  readonly update: (
    operation: OperationStart,
    variables: Variables,
  ) => ReturnType<Submission['update']>;
};

async function submitToRun(
  services: WorkServices,
  caller: Caller,
  runId: string,
  { update, ...submission }: RunSubmission,
): Promise<RunChanged> {
  const { db, clock, runs } = services;
  const run = await findVisibleRun(db, caller, runId);
  const actor = factActorOf(caller, MENDS_RUNS);
  const operation = await submitUpdate(services, {
    ...submission,
    run,
    subjectId: runId,
    sentAt: clock.now(),
    check: () => {
      if (!isOpen(run)) throw createError('RUN_CLOSED', { status: run.status });
      return Promise.resolve();
    },
    update: (operationId, variables) =>
      update({ runId, operationId, actor, at: submission.at.getTime() }, variables),
  });
  const settled = await settleOperation(runs, operation);
  if (settled.kind === 'refused') throw refusalOf(settled);
  if (settled.kind === 'later') return { runId, seq: null };
  const ignored = await findIgnored(db, run, operation.operationId);
  if (ignored !== null) throw createError('OPERATION_NOT_TAKEN', { ...ignored, seq: settled.seq });
  return { runId, seq: settled.seq };
}

const refusalOf = ({ refusal }: Extract<Settled, { kind: 'refused' }>) =>
  refusal === 'HOLDER_GONE' ? createError('ELEMENT_LEFT') : createError('RUN_CLOSED');
