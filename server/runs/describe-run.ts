import { contentHash } from '../../workflows/plan/plan-hash.ts';
import type { ShellSettings } from '../../workflows/messages.ts';
import { movedClock, type Clock } from '../clock/clock.ts';
import { hostZoneData } from '../clock/host-zone-data.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { monthOf } from '../facts/ensure-partitions.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { RunStartOrder } from '../outbox/outbox-message.ts';
import { createPointOfSaleStore } from '../points-of-sale/point-of-sale-store.ts';
import { pointOfSaleId as readPointOfSaleId } from '../points-of-sale/point-of-sale.ts';
import { maskPersonal } from './mask-personal.ts';
import { newRunId } from './run-ids.ts';
import type { NewRun } from './run-store.ts';
import type { StartCircumstances } from './start-circumstances.ts';
import type { StartRun } from './start-run.ts';

/** The run that a wish comes to. @throws AppError REFERENCE_NOT_FOUND for an unknown point of sale */
export async function describeRun(
  db: Database,
  clock: Clock,
  wish: StartRun,
  { organisation, version, planHash, personalNames }: StartCircumstances,
): Promise<NewRun> {
  const { organisationId, processId, source, idempotencyKey, businessKey, pointOfSaleId } = wish;
  const startedAt = wish.at ?? movedClock(clock, organisation.clockOffsetMs).now();
  return {
    organisationId,
    id: newRunId(),
    processId,
    version,
    planHash,
    businessKey,
    pointOfSaleId,
    zone: await zoneOf(db, organisation, pointOfSaleId),
    source,
    idempotencyKey,
    requestHash: hashOfWish(wish, personalNames),
    startedBy: wish.actor,
    caller: wish.caller ?? null,
    startedMonth: monthOf(startedAt),
    zoneData: hostZoneData,
    startedAt,
  };
}

/** What is wished for; who wishes, and when on whose clock, may differ when it comes again. */
export const hashOfWish = (wish: StartRun, personalNames: ReadonlySet<string>): string => {
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

/** What Temporal is told of it. */
export function startOrder(
  wish: StartRun,
  run: NewRun,
  clockOffsetMs: number,
  settings: ShellSettings,
): RunStartOrder {
  const at = run.startedAt.getTime();
  return {
    processId: run.processId,
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
          zoneData: run.zoneData,
        },
      },
    },
  };
}
