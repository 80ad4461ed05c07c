import { Temporal } from 'temporal-polyfill';
import { feelDate, feelDateTime, feelFunction } from '../feel-engine.ts';
import type { FeelValue } from '../feel-engine.ts';
import type { FeelClock } from '../feel-result.ts';

const local = (clock: FeelClock): string =>
  Temporal.Instant.fromEpochMilliseconds(clock.now)
    .toZonedDateTimeISO(clock.zone)
    .toPlainDateTime()
    .toString();

/** `now()` and `today()` of the run's clock in the run's zone, never of the machine. */
export const clockFunctions = (clock: FeelClock): Readonly<Record<string, () => FeelValue>> => ({
  now: () =>
    feelFunction([], () =>
      feelDateTime(`${local(clock)}${clock.zone === 'UTC' ? 'Z' : `@${clock.zone}`}`),
    ),
  today: () => feelFunction([], () => feelDate(local(clock).slice(0, 10))),
});
