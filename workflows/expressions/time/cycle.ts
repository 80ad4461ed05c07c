import { isCron } from './cron.ts';
import { parseDateTime } from './date-time.ts';
import { isPositiveDuration } from './duration.ts';

/** When something recurs, as plain JSON; moments are epoch ms. */
export type Cycle =
  | {
      readonly kind: 'interval';
      /** How many times in all, null for ever. */
      readonly repeats: number | null;
      /** The first moment, null for one duration after the beginning. */
      readonly start: number | null;
      /** ISO 8601, positive. */
      readonly duration: string;
    }
  | { readonly kind: 'cron'; readonly cron: string };

const REPEATING = /^R(\d{0,6})\/([^/]+)(?:\/([^/]+))?$/;

/**
 * Reads a cycle: `R3/PT10M`, `R/P1D`, `R3/<start>/<duration>`, `R3/<start>/<end of the first>`
 * (ISO 8601 §4.5), or a cron expression. Null if it is none of them. A start without a zone is
 * in the one given.
 */
export const parseCycle = (text: string, zone: string): Cycle | null => {
  const trimmed = text.trim();
  const [, count, first, second] = REPEATING.exec(trimmed) ?? [];
  if (count === undefined || first === undefined)
    return isCron(trimmed) ? { kind: 'cron', cron: trimmed } : null;
  const repeats = count === '' ? null : Number(count);
  if (second === undefined)
    return isPositiveDuration(first)
      ? { kind: 'interval', repeats, start: null, duration: first }
      : null;
  const start = parseDateTime(first, zone);
  if (start === null) return null;
  if (isPositiveDuration(second)) return { kind: 'interval', repeats, start, duration: second };
  const end = parseDateTime(second, zone);
  if (end === null || end <= start) return null;
  return { kind: 'interval', repeats, start, duration: `PT${(end - start) / 1000}S` };
};
