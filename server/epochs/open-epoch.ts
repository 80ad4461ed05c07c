import { createAlarmStore, type Alarm } from '../alarms/alarm-store.ts';
import { createArchiveStore } from '../background/archive-store.ts';
import { partsToKeep } from '../background/kept-histories.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { isTemporalAway } from '../temporal/is-temporal-away.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import { EPOCH_OPENED, recordedOpening, type EpochOpening } from './epoch.ts';
import { createEpochStore } from './epoch-store.ts';
import { causeOf, findAgreement } from './find-agreement.ts';
import { goOnFrom } from './go-on-from.ts';
import { readHistoryLine, type HistoryLine } from './read-history-line.ts';
import { readStoredLine } from './read-stored-line.ts';

export interface OpenEpochDeps {
  readonly gateway: RunGateway;
  /** Of payloads, and of the histories that are kept. */
  readonly key: PayloadKey;
  readonly personal: PersonalParts;
}

export interface OpenEpoch {
  readonly organisationId: string;
  readonly runId: string;
  readonly reason: string;
  readonly actor: Actor;
  /** When it was asked for, on the organisation's clock. */
  readonly askedAt: Date;
  /** The server's own time. */
  readonly at: Date;
}

/** What the opening ends: none of it comes again unless something else is wrong. */
const SETTLED: readonly Alarm['kind'][] = [
  'fact-differs',
  'occurrence-differs',
  'facts-missing',
  'epoch-closed',
  'run-terminated',
  'run-failed',
];

/**
 * Opens the next epoch of a run whose facts and Temporal's history do not agree any more, because
 * its workflow was reset or an older database was restored (decision 3). The epoch goes on after
 * the last occurrence up to which they agree; what the history carries beyond is written into it,
 * and the facts that it leaves behind stay.
 * @param db a transaction
 * @throws AppError EPOCH_NOT_NEEDED, EPOCH_WITHOUT_HISTORY, NOT_FOUND, TEMPORAL_AWAY
 */
export async function openEpoch(
  db: Database,
  deps: OpenEpochDeps,
  order: OpenEpoch,
): Promise<EpochOpening> {
  const { organisationId, runId, at } = order;
  // Held before the history is read: a write that finds all of it written already, and so changes
  // nothing, has ended by then and stands in the history, or waits and finds the new epoch.
  const head = await createRunHeadStore(db).lock(organisationId, runId);
  if (head === null) throw createError('NOT_FOUND', { what: 'run' });
  const kept = await createArchiveStore(db).parts(organisationId, runId);
  const history = await askTemporal(() => readHistoryLine(deps.gateway, deps.key, runId, kept));
  if (history === null) throw createError('EPOCH_WITHOUT_HISTORY');

  const stored = await readStoredLine(db, head);
  const after = findAgreement(stored, history.carried);
  const cause = causeOf(head, after, history.carried, history.goesOn);
  if (cause === null) throw createError('EPOCH_NOT_NEEDED');
  const openings = await createEpochStore(db).openings(head);
  const opening: EpochOpening = {
    epoch: head.epoch + 1,
    cause,
    after,
    closed: { seq: head.lastSeq, hash: head.lastHash, no: head.lastOccurrenceNo },
    closedExecutions: newlyClosed(history, openings),
    actor: order.actor,
    reason: order.reason,
    openedAt: order.askedAt,
  };
  await createEpochStore(db).insert(head, opening);
  await goOnFrom(db, deps.personal, { head, stored, opening, history, at });
  await createArchiveStore(db).insert(head, partsToKeep(kept, history.toKeep, deps.key), at);
  await createAlarmStore(db).settleOfRun(head, SETTLED, at);
  await createOrganisationRecordStore(db).append(organisationId, order.askedAt, {
    kind: EPOCH_OPENED,
    actor: order.actor,
    subject: { type: 'run', id: runId },
    data: recordedOpening(opening),
  });
  return opening;
}

function newlyClosed({ beside }: HistoryLine, openings: readonly EpochOpening[]): string[] {
  const before = new Set(openings.flatMap(({ closedExecutions }) => closedExecutions));
  return beside.filter((execution) => !before.has(execution));
}

const RETRY_AFTER_SECONDS = 5;

async function askTemporal<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isTemporalAway(error))
      throw createError('TEMPORAL_AWAY', { retryAfter: RETRY_AFTER_SECONDS });
    throw error;
  }
}
