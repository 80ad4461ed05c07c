import { z } from 'zod';
import type { Cycle } from '../../workflows/expressions/time/cycle.ts';
import type { Database } from '../db/connect.ts';
import type { Due } from './timer-start.ts';

const TABLE = 'timer_starts';

/** A timer start event of a procedure's newest version. */
export interface TimerStart extends Due {
  readonly organisationId: string;
  readonly processId: string;
  readonly elementId: string;
  readonly version: number;
  /** The evaluated timer: ISO 8601 or cron. */
  readonly definition: string;
  readonly zone: string;
  /** The organisation's clock offset when it was armed or fired last. */
  readonly clockOffsetMs: number;
}

interface Row {
  organisation_id: string;
  process_id: string;
  element_id: string;
  procedure_id: string;
  version: number;
  definition: string;
  zone: string;
  cycle: unknown;
  fired: number;
  due_at: Date;
  clock_offset_ms: number;
  held_until: Date | null;
}

const storedCycle = z.custom<Cycle | null>((value) => typeof value === 'object');

const toTimerStart = (row: Row): TimerStart => ({
  organisationId: row.organisation_id,
  processId: row.process_id,
  elementId: row.element_id,
  version: row.version,
  definition: row.definition,
  zone: row.zone,
  cycle: storedCycle.parse(row.cycle),
  fired: row.fired,
  due: row.due_at.getTime(),
  clockOffsetMs: row.clock_offset_ms,
});

export function createTimerStartStore(db: Database) {
  /** The timer as it was read: whatever was published or fired meanwhile is another. */
  const unchanged = (timer: TimerStart) =>
    db<Row>(TABLE).where({
      organisation_id: timer.organisationId,
      process_id: timer.processId,
      element_id: timer.elementId,
      version: timer.version,
      fired: timer.fired,
      due_at: new Date(timer.due),
    });
  return {
    /** Puts a procedure's timers in the place of those it had before. */
    async replace(
      organisationId: string,
      procedureId: string,
      timers: readonly TimerStart[],
    ): Promise<void> {
      await db<Row>(TABLE)
        .where({ organisation_id: organisationId, procedure_id: procedureId })
        .delete();
      for (const timer of timers)
        await db<Row>(TABLE).insert({
          organisation_id: organisationId,
          process_id: timer.processId,
          element_id: timer.elementId,
          procedure_id: procedureId,
          version: timer.version,
          definition: timer.definition,
          zone: timer.zone,
          cycle: JSON.stringify(timer.cycle),
          fired: timer.fired,
          due_at: new Date(timer.due),
          clock_offset_ms: timer.clockOffsetMs,
        });
    },

    async ofOrganisation(organisationId: string): Promise<TimerStart[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId })
        .orderBy(['due_at', 'process_id', 'element_id']);
      return rows.map(toTimerStart);
    },

    /**
     * Takes timers that are due on their organisation's clock, the earliest first: until the
     * lease ends no other server gets them. With each comes its organisation's clock offset now.
     */
    async claimDue(
      now: Date,
      leaseUntil: Date,
      limit: number,
    ): Promise<{ timer: TimerStart; offsetNow: number }[]> {
      const found = await db.raw<{ rows: (Row & { offset_now: number })[] }>(
        `update ${TABLE} t set held_until = ? from (
           select s.organisation_id, s.process_id, s.element_id, o.clock_offset_ms as offset_now
           from ${TABLE} s join organisations o on o.id = s.organisation_id
           where s.due_at <= ?::timestamptz + o.clock_offset_ms * interval '1 millisecond'
             and (s.held_until is null or s.held_until <= ?)
           order by s.due_at, s.process_id, s.element_id
           limit ? for update of s skip locked) due
         where t.organisation_id = due.organisation_id and t.process_id = due.process_id
           and t.element_id = due.element_id
         returning t.*, due.offset_now`,
        [leaseUntil, now, now, limit],
      );
      return found.rows
        .map((row) => ({ timer: toTimerStart(row), offsetNow: row.offset_now }))
        .toSorted((a, b) => a.timer.due - b.timer.due);
    },

    /**
     * Sets the timer to its next moment, or takes it away when there is none, and gives it back.
     * False when it is no longer as it was read: then nothing changes.
     */
    async advance(timer: TimerStart, next: Due | null, clockOffsetMs: number): Promise<boolean> {
      if (next === null) return (await unchanged(timer).delete()) > 0;
      const changed = await unchanged(timer).update({
        due_at: new Date(next.due),
        fired: next.fired,
        clock_offset_ms: clockOffsetMs,
        held_until: null,
      });
      return changed > 0;
    },
  };
}
