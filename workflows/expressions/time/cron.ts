import { CronExpressionParser } from 'cron-parser/dist/CronExpressionParser.js';

const MACROS = /^@(?:yearly|annually|monthly|weekly|daily|hourly|minutely)$/;
const FIELDS = /^[^\s]+(?: +[^\s]+){4,5}$/;

/** `H` asks for a random moment, which a replay would not find again. */
const mayBeCron = (text: string): boolean =>
  MACROS.test(text) || (FIELDS.test(text) && !/\bH\b|H\(|H\//.test(text));

/**
 * The next moment (epoch ms) of a cron expression strictly after another, in the zone; null if it
 * cannot be read. Five fields, or six with seconds first, and macros such as `@daily`. A time
 * that the clocks skip comes an hour later; one they repeat comes once.
 */
export const nextCron = (expression: string, after: number, zone: string): number | null => {
  const text = expression.trim();
  if (!mayBeCron(text)) return null;
  try {
    return CronExpressionParser.parse(text, { currentDate: new Date(after), tz: zone })
      .next()
      .getTime();
  } catch {
    return null;
  }
};

/** Whether it is a cron expression that ever comes due. */
export const isCron = (expression: string): boolean => nextCron(expression, 0, 'UTC') !== null;
