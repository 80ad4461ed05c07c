import type { ValueFailure } from './check-value.ts';
import type { FormComponent } from './form-components.ts';
import type { Value } from './value-path.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

/** A date, a time, or both (ISO 8601, as form-js 1.23 serialises them); with or without offset. */
export function checkDateTime(
  component: FormComponent,
  value: Value,
  today: string,
): ValueFailure | null {
  if (typeof value !== 'string') return { code: 'wrong-type', params: {} };
  const subtype = component.subtype ?? 'date';
  const [date = '', time = ''] = subtype === 'time' ? ['', value] : value.split('T', 2);
  const valid =
    (subtype === 'time' || isDate(date)) &&
    (subtype === 'date' ? !value.includes('T') : TIME.test(time));
  if (!valid) return { code: 'not-a-date', params: { subtype } };
  if (component.disallowPassedDates === true && subtype !== 'time' && date < today)
    return { code: 'date-passed', params: { today } };
  return null;
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
