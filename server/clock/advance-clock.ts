import type { Actor as FactActor } from '../../workflows/interpret/occurrence.ts';
import { addDuration } from '../../workflows/expressions/time/duration.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import type { OrganisationId } from '../people/person.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import { occurrenceOfMove } from './await-moved.ts';
import { movedClock, type Clock } from './clock.ts';

export interface AdvanceClock {
  readonly organisationId: OrganisationId;
  /** ISO 8601, forward. */
  readonly duration: string;
  readonly actor: Actor;
  readonly factActor: FactActor;
  readonly production: boolean;
}

export interface ClockAdvanced {
  readonly from: Date;
  readonly to: Date;
  readonly offsetMs: number;
  /** The open runs, which the outbox tells. */
  readonly runIds: readonly string[];
}

const LONGEST_MS = 100 * 366 * 24 * 60 * 60 * 1000;

/**
 * Moves the clock of an organisation that is for trying out forward (decision 30): the offset, the
 * entry in the organisation's record, and for each open run an occurrence `clock-advanced` at the
 * moment it was moved to, so that what is due on the way fires before it, in order, unmissed.
 * @throws AppError CLOCK_NOT_MOVABLE, DURATION_NOT_VALID
 */
export function advanceClock(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { organisationId, duration, actor, factActor, production }: AdvanceClock,
): Promise<ClockAdvanced> {
  return inTransaction(db, async (transaction) => {
    const organisations = createOrganisationStore(transaction);
    // Held for update: a run that is being started waits, and takes the new offset.
    const organisation = await organisations.lock(organisationId);
    if (organisation === null) throw createError('NOT_FOUND', { what: 'organisation' });
    if (production || organisation.kind !== 'trial') throw createError('CLOCK_NOT_MOVABLE');
    const from = movedClock(clock, organisation.clockOffsetMs).now();
    const moved = addDuration(from.getTime(), duration, organisation.timeZone);
    const by = moved === null ? 0 : moved - from.getTime();
    const offsetMs = organisation.clockOffsetMs + by;
    if (moved === null || by <= 0 || offsetMs > LONGEST_MS)
      throw createError('DURATION_NOT_VALID', { duration });
    await organisations.setClockOffset(organisationId, offsetMs);
    const runIds = await createRunHeadStore(transaction).openOfOrganisation(organisationId);
    const occurrence = {
      kind: 'clock-advanced' as const,
      id: occurrenceOfMove(offsetMs),
      at: moved,
      from: from.getTime(),
      actor: factActor,
    };
    await createOutboxStore(transaction).putAll(
      organisationId,
      runIds.map((runId) => ({
        runId,
        message: {
          kind: 'signal-run' as const,
          delivery: { runId, occurrences: [occurrence], clockOffsetMs: offsetMs },
        },
      })),
      clock.now(),
    );
    const to = new Date(moved);
    await createOrganisationRecordStore(transaction).append(organisationId, to, {
      kind: 'clock-advanced',
      actor,
      subject: { type: 'organisation', id: organisationId },
      data: { duration, from: from.toISOString(), to: to.toISOString(), offsetMs },
    });
    return { from, to, offsetMs, runIds };
  });
}
