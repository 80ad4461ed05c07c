import { contentHash } from '../../workflows/plan/plan-hash.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { Caller } from '../../workflows/interpret/state.ts';
import type { ShellSettings } from '../../workflows/messages.ts';
import { movedClock, type Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { monthOf } from '../facts/ensure-partitions.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Dispatcher } from '../outbox/create-dispatcher.ts';
import type { RunStartOrder } from '../outbox/outbox-message.ts';
import { createOutboxStore, leaseFrom, type OutboxEntry } from '../outbox/outbox-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { findPersonal } from '../personal-values/find-personal.ts';
import { recallValues } from '../personal-values/recall-values.ts';
import type { ProtectValues } from '../personal-values/protect-values.ts';
import type { ReadPersonalNames } from '../personal-values/read-personal-names.ts';
import { createPointOfSaleStore } from '../points-of-sale/point-of-sale-store.ts';
import { pointOfSaleId as readPointOfSaleId } from '../points-of-sale/point-of-sale.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import { insertRunWithOrder } from './insert-run-with-order.ts';
import { maskPersonal } from './mask-personal.ts';
import { newRunId } from './run-ids.ts';
import { createRunStore, type NewRun } from './run-store.ts';

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

/**
 * Starts a run: first its row, then Temporal through the outbox, at once where Temporal is there
 * (decision 13).
 * @throws AppError IDEMPOTENCY_KEY_REUSED for the same key with another wish, NOT_FOUND for an
 *   unknown process or version, REFERENCE_NOT_FOUND for an unknown point of sale
 */
export function createStartRun(deps: StartRunDeps) {
  const { dispatcher, ensurePartitions } = deps;
  return async function startRun(wish: StartRun): Promise<StartedRun> {
    const describing = describeRun(deps, wish);
    // What was started before is answered whatever has become of its process.
    describing.catch(() => undefined);
    const before = await startedBefore(deps, wish);
    if (before !== null) return before;
    const described = await describing;
    const { run } = described;
    await ensurePartitions(run.startedMonth);
    const put = (await insertPlain(deps, wish, described)) ?? (await insert(deps, wish, described));
    if (put === null) {
      const other = await startedBefore(deps, wish);
      if (other === null) throw new Error('A run with this key is there, and is not.');
      return other;
    }
    const { kind } = await dispatcher.deliverHeld(put, TELL_WITHIN_MS);
    const { id: runId, version, planHash } = run;
    return { runId, version, planHash, created: true, told: kind === 'delivered' };
  };
}

/**
 * Inserts a run without personal values and what Temporal is to be told, with one statement.
 * @returns null when the key is used already or the organisation's clock has moved meanwhile
 */
async function insertPlain(
  { db, clock, shellSettings }: StartRunDeps,
  wish: StartRun,
  { run, organisation, personalNames }: Described,
): Promise<OutboxEntry | null> {
  const { candidates, references } = findPersonal(personalNames, wish.variables);
  if (candidates.length > 0 || references.length > 0) return null;
  const order = startOrder(wish, run, organisation.clockOffsetMs, shellSettings);
  return insertRunWithOrder(db, run, order, clock.now());
}

/** @returns null when the key is used already */
async function insert(
  deps: StartRunDeps,
  wish: StartRun,
  { run, organisation, personalNames }: Described,
): Promise<OutboxEntry | null> {
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
    return (await outbox.putHeld(run.organisationId, run.id, message, at, leaseFrom(at))).held;
  });
}

/** What is wished for; who wishes, and when on whose clock, may differ when it comes again. */
const hashOfWish = (wish: StartRun, personalNames: ReadonlySet<string>): string => {
  const { processId, version, startElement, businessKey, pointOfSaleId } = wish;
  return contentHash({
    processId,
    version,
    startElement,
    variables: maskPersonal(personalNames, wish.variables),
    businessKey,
    pointOfSaleId,
  });
};

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

type Described = Awaited<ReturnType<typeof describeRun>>;

async function describeRun({ db, clock, readPersonalNames }: StartRunDeps, wish: StartRun) {
  const organisationId = readOrganisationId.parse(wish.organisationId);
  const { processId, version, source, idempotencyKey, businessKey, pointOfSaleId } = wish;
  const [organisation, published] = await Promise.all([
    createOrganisationStore(db).find(organisationId),
    createVersionStore(db).findProcess(organisationId, processId, version),
  ]);
  if (organisation === null) throw createError('NOT_FOUND', { what: 'organisation' });
  if (published === null)
    throw createError('NOT_FOUND', { what: version === null ? 'procedure' : 'version' });
  const startedAt = wish.at ?? movedClock(clock, organisation.clockOffsetMs).now();
  const personalNames = await readPersonalNames(organisation.id, published.planHash);
  const run: NewRun = {
    organisationId: wish.organisationId,
    id: newRunId(),
    processId,
    version: published.version,
    planHash: published.planHash,
    businessKey,
    pointOfSaleId,
    zone: await zoneOf(db, organisation, pointOfSaleId),
    source,
    idempotencyKey,
    requestHash: hashOfWish(wish, personalNames),
    startedBy: wish.actor,
    caller: wish.caller ?? null,
    startedMonth: monthOf(startedAt),
    startedAt,
  };
  return { run, organisation, personalNames };
}

/** The point of sale's time zone, fixed for the run (decision 6). */
async function zoneOf(
  db: Database,
  organisation: Organisation,
  pointOfSaleId: string | null,
): Promise<string> {
  if (pointOfSaleId === null) return organisation.timeZone;
  const id = readPointOfSaleId.safeParse(pointOfSaleId);
  const found = id.success ? await createPointOfSaleStore(db).find(organisation.id, id.data) : null;
  if (found === null) throw createError('REFERENCE_NOT_FOUND', { what: 'point of sale' });
  return found.timeZone;
}

function startOrder(
  wish: StartRun,
  run: NewRun,
  clockOffsetMs: number,
  settings: ShellSettings,
): RunStartOrder {
  const at = run.startedAt.getTime();
  return {
    processId: run.processId,
    version: run.version,
    summary: `${run.processId} v${run.version}`,
    input: {
      planHash: run.planHash,
      settings,
      carried: null,
      start: {
        runId: run.id,
        organisationId: run.organisationId,
        zone: run.zone,
        at,
        clockOffsetMs,
        epoch: 1,
        startedMonth: run.startedMonth,
        pointOfSaleId: run.pointOfSaleId,
        caller: wish.caller ?? null,
        occurrence: {
          kind: 'run-started',
          id: `start/${run.id}`,
          at,
          element: wish.startElement,
          variables: wish.variables,
          actor: wish.actor,
          ...(wish.messageId === undefined ? {} : { messageId: wish.messageId }),
          zoneData: process.versions['tz'] ?? 'unknown',
        },
      },
    },
  };
}
