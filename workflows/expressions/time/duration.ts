import { Temporal } from 'temporal-polyfill';

const read = (text: string): Temporal.Duration | null => {
  try {
    return Temporal.Duration.from(text);
  } catch {
    return null;
  }
};

/** Whether the text is an ISO 8601 duration, such as `PT4H`, `P1M` or `P1DT12H`. */
export const isDuration = (text: string): boolean => read(text) !== null;

/**
 * The moment (epoch ms) an ISO 8601 duration after another. Years, months, weeks and days are
 * those of the calendar in the zone: `P1D` over a change of clocks takes 23 or 25 hours, and a
 * month after January 31st is the last of February. Null if it cannot be read or computed.
 */
export const addDuration = (at: number, duration: string, zone: string): number | null => {
  const parsed = read(duration);
  if (parsed === null) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add(parsed)
      .epochMilliseconds;
  } catch {
    return null;
  }
};

/** Whether it moves forward by a millisecond at least: less would be due at one moment for ever. */
export const isPositiveDuration = (text: string): boolean =>
  (addDuration(0, text, 'UTC') ?? 0) >= 1;
