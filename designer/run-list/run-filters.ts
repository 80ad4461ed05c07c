import { runQuery } from '../../server/runs/run-contract.ts';
import { dayStart, nextDay } from './day-start.ts';

/** What the address of the list says; days are as they stand in the calendar. */
export const FILTERS = [
  'status',
  'process',
  'version',
  'businessKey',
  'pointOfSale',
  'from',
  'to',
] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<Filter, string>>>;

const fields = runQuery.shape;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

function isValid(name: Filter, value: string): boolean {
  if (name === 'from' || name === 'to') return isDay(value);
  return fields[name].safeParse(value).success;
}

/** The filters that an address names; what the API would not understand is left out. */
export function readFilters(search: URLSearchParams): Filters {
  const found: Partial<Record<Filter, string>> = {};
  for (const name of FILTERS) {
    const value = search.get(name)?.trim() ?? '';
    if (value !== '' && isValid(name, value)) found[name] = value;
  }
  return found;
}

/** The address with a filter set, or without it where the value is empty. */
export function withFilter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value.trim() === '') next.delete(name);
  else next.set(name, value.trim());
  return next;
}

/** What the API is asked: days become instants of the reader's time zone, the last one included. */
export function toQuery(filters: Filters, timeZone: string): Readonly<Record<string, string>> {
  const { from, to, ...others } = filters;
  return {
    ...others,
    ...(from !== undefined && { from: dayStart(from, timeZone) }),
    ...(to !== undefined && { to: dayStart(nextDay(to), timeZone) }),
  };
}
