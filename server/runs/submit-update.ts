import { v5, v7 } from 'uuid';
import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { contentHash } from '../../workflows/plan/plan-hash.ts';
import type { Database } from '../db/connect.ts';
import { runOnce, type IdempotencyKey } from '../idempotency/run-once.ts';
import type { Json } from '../organisation-record/json.ts';
import type { RunUpdate } from '../outbox/outbox-message.ts';
import type { Dispatcher } from '../outbox/create-dispatcher.ts';
import { createOutboxStore, leaseFrom, type OutboxEntry } from '../outbox/outbox-store.ts';
import type { ProtectValues } from '../personal-values/protect-values.ts';
import { recallValues } from '../personal-values/recall-values.ts';
import type { ReadPersonalNames } from '../personal-values/read-personal-names.ts';
import { maskPersonal } from './mask-personal.ts';
import type { Operation } from './settle-operation.ts';
import type { VisibleRun } from './find-visible-run.ts';

export interface SubmitDeps {
  readonly db: Database;
  readonly runs: { readonly dispatcher: Pick<Dispatcher, 'delivered'> };
  readonly protectValues: ProtectValues;
  readonly readPersonalNames: ReadPersonalNames;
}

export interface Submission {
  readonly run: Pick<VisibleRun, 'organisationId' | 'runId' | 'planHash'>;
  /** What the operation is about: the task, the incident, the run. The same key may serve each. */
  readonly subjectId: string;
  readonly key: IdempotencyKey | null;
  /** What was asked, without its variables. */
  readonly asked: Json;
  readonly variables: Variables;
  /** Variables as they came in, where something was left out of them meanwhile. */
  readonly given?: Variables;
  /** On the organisation's clock. */
  readonly at: Date;
  /** The server's own time, for the outbox. */
  readonly sentAt: Date;
  /** Refuses by throwing, inside the transaction and before anything is stored. */
  readonly check: (transaction: Database) => Promise<void>;
  readonly update: (operationId: string, variables: Variables) => RunUpdate;
  /** What else is kept with it, in the same transaction. */
  readonly keep?: (
    transaction: Database,
    operationId: string,
    variables: Variables,
  ) => Promise<void>;
}

const kept = z.object({ operationId: z.string(), outboxId: z.number() });

/**
 * Puts an Update for a run into the outbox with what is personal protected, once for each key.
 * The key is kept with a hash that covers personal values, so that it tells nothing of a person.
 */
export async function submitUpdate(deps: SubmitDeps, submission: Submission): Promise<Operation> {
  const { run, key, at, variables } = submission;
  const { organisationId, runId } = run;
  const personalNames = await deps.readPersonalNames(organisationId, run.planHash);
  const given = submission.given ?? variables;
  const asked = { asked: submission.asked, variables: maskPersonal(personalNames, given) };
  const hashed =
    key === null
      ? null
      : { ...key, requestHash: contentHash({ subject: submission.subjectId, ...asked }) };
  const operationId = key === null ? v7() : v5(`${key.source}/${key.key}`, submission.subjectId);
  const place = { organisationId, runId, operationId, personalNames };
  let held: OutboxEntry | null = null;
  const done = await runOnce(deps.db, hashed, at, kept, async (transaction) => {
    await submission.check(transaction);
    const values = await deps.protectValues(transaction, { ...place, values: variables, at });
    await submission.keep?.(transaction, operationId, values);
    const update = submission.update(operationId, values);
    const message = { kind: 'update-run' as const, update };
    const outbox = createOutboxStore(transaction);
    const { sentAt } = submission;
    const lease = leaseFrom(sentAt);
    const delivered = deps.runs.dispatcher.delivered(runId);
    const put = await outbox.putHeld(organisationId, runId, message, sentAt, lease, delivered);
    held = put.held;
    return { operationId, outboxId: put.id };
  });
  // The hash does not tell one personal value from another: what is stored does.
  if (key !== null && maskPersonal(personalNames, given) !== given)
    await recallValues(deps.db, { ...place, values: given });
  return { organisationId, runId, ...done, held };
}
