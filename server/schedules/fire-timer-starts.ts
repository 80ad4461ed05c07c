import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { loggedError, type Log } from '../http/log.ts';
import type { StartedRun, StartRun } from '../runs/start-run.ts';
import { afterDue, catchUpFrom, skipTo, type Due } from './timer-start.ts';
import { createTimerStartStore, type TimerStart } from './timer-start-store.ts';

export interface FireTimerStartsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly startRun: (wish: StartRun) => Promise<StartedRun>;
}

/** Where runs that timers started have their idempotency keys. */
export const TIMER_SOURCE = 'timer';

const AT_ONCE = 20;
const LEASE_MS = 30_000;
/** A turn ends some time, also when a clock that was moved makes thousands of starts due. */
const MOST_ROUNDS = 50;

/**
 * Starts the runs whose timer start events are due, the earliest first, each moment once: its key
 * names the version, the event and the moment. For a background job, on any number of servers.
 */
export function createFireTimerStarts({ db, clock, log, startRun }: FireTimerStartsDeps) {
  return async function fireTimerStarts(): Promise<void> {
    const store = createTimerStartStore(db);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const now = clock.now();
      const lease = new Date(now.getTime() + LEASE_MS);
      const claimed = await store.claimDue(now, lease, AT_ONCE);
      if (claimed.length === 0) return;
      for (const { timer, offsetNow } of claimed) {
        try {
          await fire(timer, now.getTime(), offsetNow);
        } catch (error) {
          // Nobody has it before the lease ends; then it is tried again.
          const { processId, elementId } = timer;
          log.warn({ processId, elementId, err: loggedError(error) }, 'a timer cannot start a run');
        }
      }
    }
  };

  async function fire(timer: TimerStart, now: number, offsetNow: number): Promise<void> {
    const store = createTimerStartStore(db);
    const from = catchUpFrom(now, timer.clockOffsetMs);
    const due = skipTo(timer, from, timer.zone);
    if (due === null) return void (await store.advance(timer, null, offsetNow));
    const organisationNow = now + offsetNow;
    if (due.due <= organisationNow) await start(timer, due);
    const next = due.due <= organisationNow ? afterDue(due, timer.zone) : due;
    // What is due besides is still of the old offset: its moments must not count as missed.
    const caughtUp = next === null || next.due > organisationNow;
    await store.advance(timer, next, caughtUp ? offsetNow : timer.clockOffsetMs);
  }

  async function start(timer: TimerStart, { due }: Due): Promise<void> {
    const { organisationId, processId, version, elementId } = timer;
    const moment = new Date(due);
    await startRun({
      organisationId,
      source: TIMER_SOURCE,
      idempotencyKey: `${processId}/${version}/${elementId}/${moment.toISOString()}`,
      processId,
      version,
      startElement: elementId,
      variables: {},
      businessKey: null,
      pointOfSaleId: null,
      actor: { kind: 'system', id: 'timer', role: null },
      at: moment,
    });
  }
}
