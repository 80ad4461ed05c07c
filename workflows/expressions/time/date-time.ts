import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/;
const OFFSET = /(?:[Zz]|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)$/;
/** A named zone, as FEEL (`@Europe/Lisbon`) or RFC 9557 (`[Europe/Lisbon]`) write it. */
const NAMED_ZONE = /^(.*?)(?:@([\w/+-]+)|\[([\w/+-]+)\])$/;

/**
 * The moment (epoch ms) of an ISO 8601 date-time, null if it is none. With an offset or a zone it
 * is that moment; without, it is in the run's zone. A date alone is the start of its day there.
 */
export const parseDateTime = (text: string, zone: string): number | null => {
  const trimmed = text.trim();
  try {
    if (DATE.test(trimmed))
      return Temporal.PlainDate.from(trimmed).toZonedDateTime(zone).epochMilliseconds;
    if (!DATE_TIME.test(trimmed)) return null;
    const [, before, feelZone, isoZone] = NAMED_ZONE.exec(trimmed) ?? [];
    const moment = before ?? trimmed;
    if (OFFSET.test(moment)) return Temporal.Instant.from(moment).epochMilliseconds;
    return Temporal.PlainDateTime.from(moment).toZonedDateTime(feelZone ?? isoZone ?? zone)
      .epochMilliseconds;
  } catch {
    return null;
  }
};
