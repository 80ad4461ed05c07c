import { runUnaryTests } from '../expressions/evaluate-unary-tests.ts';
import {
  feelDate,
  feelDateTime,
  feelDuration,
  feelTime,
  isPlainObject,
  typeOf,
} from '../expressions/feel-engine.ts';
import type { FeelValue } from '../expressions/feel-engine.ts';
import type { FeelClock } from '../expressions/feel-result.ts';
import type { BaseType, TypePlan } from './decision-plan.ts';

const fromText: Partial<Record<BaseType, (iso: string) => FeelValue>> = {
  date: feelDate,
  time: feelTime,
  'date and time': feelDateTime,
  duration: feelDuration,
};

const isOfBase = (value: FeelValue, base: BaseType): boolean => {
  const type = typeOf(value);
  return base === 'any' || type === base || (base === 'duration' && type.endsWith(' duration'));
};

/** Dates, times and durations are stored as text (decision 23); here their type is known. */
const readText = (value: FeelValue, base: BaseType): FeelValue => {
  const read = fromText[base];
  if (read === undefined || typeof value !== 'string') return value;
  try {
    return read(value) ?? value;
  } catch {
    return value;
  }
};

const conformOne = (value: FeelValue, type: TypePlan, clock: FeelClock): FeelValue => {
  if (value === null) return null;
  const read = readText(value, type.base);
  if (!isOfBase(read, type.base)) return undefined;
  if (type.allowed !== null) {
    const allowed = runUnaryTests(type.allowed, read, {}, clock);
    if (!allowed.ok || !allowed.value) return undefined;
  }
  if (type.entries === null || !isPlainObject(read)) return read;
  const entries: Record<string, FeelValue> = { ...read };
  for (const { name, type: inner } of type.entries) {
    const given = Object.hasOwn(read, name);
    const entry = conform(given ? (read[name] ?? null) : null, inner, clock);
    if (entry === undefined) return undefined;
    if (given) entries[name] = entry;
  }
  return entries;
};

/**
 * The value as its type has it, undefined if it is not of that type (DMN 1.5 §10.3.2.9.4): a list
 * of one and its item stand for each other, and ISO 8601 text is read as the date it is.
 */
export const conform = (value: FeelValue, type: TypePlan, clock: FeelClock): FeelValue => {
  if (value === null || value === undefined) return null;
  if (!type.list) {
    const single: FeelValue =
      Array.isArray(value) && value.length === 1 && type.base !== 'any' ? value[0] : value;
    return conformOne(single, type, clock);
  }
  const items: readonly FeelValue[] = Array.isArray(value) ? value : [value];
  const read = items.map((item) => conformOne(item, type, clock));
  return read.includes(undefined) ? undefined : read;
};
