import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { Caller } from '../../workflows/interpret/state.ts';
import type { ShellSettings } from '../../workflows/messages.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { Dispatcher } from '../outbox/create-dispatcher.ts';
import { createOutboxStore, leaseFrom, type OutboxEntry } from '../outbox/outbox-store.ts';
import { findPersonal } from '../personal-values/find-personal.ts';
import { recallValues } from '../personal-values/recall-values.ts';
import type { ProtectValues } from '../personal-values/protect-values.ts';
import type { ReadPersonalNames } from '../personal-values/read-personal-names.ts';
import { describeRun, hashOfWish, startOrder } from './describe-run.ts';
import { insertRunWithOrder } from './insert-run-with-order.ts';
import { maskPersonal } from './mask-personal.ts';
import { createRunStore, type NewRun } from './run-store.ts';
import { createReadStartCircumstances, type StartCircumstances } from './start-circumstances.ts';

/** A wish to start a run, whoever has it: the API, a message, a timer or a calling run. */
export interface StartRun {
  readonly organisationId: string;
  /** Who gives the key, such as `api/PERSON`, `message`, `timer` or `call`. */
  readonly source: string;
  /** The same wish has the same key, however often it comes. */
  readonly idempotencyKey: string;
  readonly processId: string;
  /** Null takes the newest published. */
  readonly version: number | null;
  /** The start event; null takes the only none start event. */
  readonly startElement: string | null;
  readonly variables: Variables;
  readonly businessKey: string | null;
  readonly pointOfSaleId: string | null;
  readonly actor: Actor | null;
  readonly messageId?: string;
  readonly caller?: Caller;
  /** When it was due, on the organisation's clock (decision 6); else the run starts now. */
  readonly at?: Date;
}

export interface StartedRun {
  readonly runId: string;
  readonly version: number;
  readonly planHash: string;
  /** False when the same wish had come before. */
  readonly created: boolean;
  /** Whether Temporal knows of it; if not yet, the outbox tells it. */
  readonly told: boolean;
}

export interface StartRunDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly dispatcher: Pick<Dispatcher, 'deliverHeld'>;
  readonly ensurePartitions: (month: string) => Promise<void>;
  readonly shellSettings: ShellSettings;
  readonly protectValues: ProtectValues;
  readonly readPersonalNames: ReadPersonalNames;
}

/** How long the caller is kept while Temporal is told; after that the outbox goes on. */
const TELL_WITHIN_MS = 2000;

interface Inserted {
  readonly run: NewRun;
  /** What Temporal is to be told, held for us to deliver. */
  readonly entry: OutboxEntry;
}

/**
 * Starts a run: first its row, then Temporal through the outbox, at once where Temporal is there
 * (decision 13). What a start depends on is mostly as it was for the one before: then one statement
 * makes sure of that and inserts.
 * @throws AppError IDEMPOTENCY_KEY_REUSED for the same key with another wish, NOT_FOUND for an
 *   unknown process or version, REFERENCE_NOT_FOUND for an unknown point of sale
 */
export function createStartRun(deps: StartRunDeps) {
  const { db, dispatcher, readPersonalNames } = deps;
  const circumstances = createReadStartCircumstances(db, readPersonalNames);

  async function insertAfterReading(wish: StartRun): Promise<StartedRun | Inserted> {
    const reading = circumstances.read(wish);
    // What was started before is answered whatever has become of its process.
    reading.catch(() => undefined);
    const before = await startedBefore(deps, wish);
    if (before !== null) return before;
    const read = await reading;
    const inserted = (await insertPlain(deps, wish, read)) ?? (await insert(deps, wish, read));
    if (inserted !== null) return inserted;
    const other = await startedBefore(deps, wish);
    if (other === null) throw new Error('A run with this key is there, and is not.');
    return other;
  }

  return async function startRun(wish: StartRun): Promise<StartedRun> {
    const remembered = circumstances.remembered(wish);
    const atOnce = remembered === null ? null : await insertPlain(deps, wish, remembered);
    const inserted = atOnce ?? (await insertAfterReading(wish));
    if ('created' in inserted) return inserted;
    const { kind } = await dispatcher.deliverHeld(inserted.entry, TELL_WITHIN_MS);
    const { id: runId, version, planHash } = inserted.run;
    return { runId, version, planHash, created: true, told: kind === 'delivered' };
  };
}

/**
 * Inserts a run without personal values and what Temporal is to be told, with one statement.
 * @returns null when the key is used already or the circumstances have changed meanwhile
 */
async function insertPlain(
  { db, clock, shellSettings, ensurePartitions }: StartRunDeps,
  wish: StartRun,
  circumstances: StartCircumstances,
): Promise<Inserted | null> {
  const { organisation, personalNames } = circumstances;
  const { candidates, references } = findPersonal(personalNames, wish.variables);
  if (candidates.length > 0 || references.length > 0) return null;
  const run = await describeRun(db, clock, wish, circumstances);
  await ensurePartitions(run.startedMonth);
  const order = startOrder(wish, run, organisation.clockOffsetMs, shellSettings);
  const guard = { organisation, isNewest: wish.version === null };
  const entry = await insertRunWithOrder(db, run, order, guard, clock.now());
  return entry === null ? null : { run, entry };
}

/** @returns null when the key is used already */
async function insert(
  deps: StartRunDeps,
  wish: StartRun,
  circumstances: StartCircumstances,
): Promise<Inserted | null> {
  const { organisation, personalNames } = circumstances;
  const run = await describeRun(deps.db, deps.clock, wish, circumstances);
  await deps.ensurePartitions(run.startedMonth);
  return inTransaction(deps.db, async (transaction) => {
    const at = deps.clock.now();
    if (!(await createRunStore(transaction).insert(run, at))) return null;
    // The row holds the organisation's, which whoever moves its clock locks: read after it, the
    // offset is the last that this run is not told of.
    const { clockOffsetMs } =
      (await createOrganisationStore(transaction).find(organisation.id)) ?? organisation;
    const variables = await deps.protectValues(transaction, {
      ...given(wish, run.id, personalNames),
      at: run.startedAt,
    });
    const order = startOrder({ ...wish, variables }, run, clockOffsetMs, deps.shellSettings);
    const message = { kind: 'start-run' as const, order };
    const outbox = createOutboxStore(transaction);
    const put = await outbox.putHeld(run.organisationId, run.id, message, at, leaseFrom(at), []);
    return put.held === null ? null : { run, entry: put.held };
  });
}

const given = (wish: StartRun, runId: string, personalNames: ReadonlySet<string>) => ({
  organisationId: wish.organisationId,
  runId,
  operationId: `start/${runId}`,
  personalNames,
  values: wish.variables,
});

async function startedBefore(
  { db, readPersonalNames }: StartRunDeps,
  wish: StartRun,
): Promise<StartedRun | null> {
  const { organisationId, source, idempotencyKey } = wish;
  const found = await createRunStore(db).findByKey(organisationId, source, idempotencyKey);
  if (found === null) return null;
  const { runId, version, planHash, lastSeq } = found;
  const names = await readPersonalNames(organisationId, planHash);
  if (found.requestHash !== hashOfWish(wish, names)) throw createError('IDEMPOTENCY_KEY_REUSED');
  const hasPersonal = maskPersonal(names, wish.variables) !== wish.variables;
  if (hasPersonal && (await recallValues(db, given(wish, runId, names))) === null)
    throw createError('IDEMPOTENCY_KEY_REUSED');
  return { runId, version, planHash, created: false, told: lastSeq > 0 };
}
