import { isoText, isPlainObject, typeOf } from './feel-engine.ts';
import type { FeelValue } from './feel-engine.ts';
import { stop } from './feel-result.ts';
import type { JsonValue } from './json-value.ts';
import { MAX_SIZE, MAX_VALUE_DEPTH } from './limits.ts';
import { isPrototypeName } from './reserved-names.ts';

/** A number with at most 15 significant digits, and without a negative zero. */
export const storableNumber = (value: number): number => {
  if (!Number.isFinite(value)) return stop('feel-value-not-storable', { type: String(value) });
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value === 0 ? 0 : value;
  return Number(value.toPrecision(15));
};

/**
 * The JSON that a FEEL value is stored as (decision 23): dates, times and durations as ISO 8601
 * text; NaN, functions, ranges and keys that reach a prototype stop the evaluation.
 */
export const toJson = (value: FeelValue): JsonValue => {
  let budget = MAX_SIZE;

  const convert = (part: FeelValue, depth: number): JsonValue => {
    budget -= 1;
    if (budget < 0 || depth > MAX_VALUE_DEPTH)
      return stop('feel-too-costly', { reason: 'result-size' });
    if (part === null || part === undefined) return null;
    if (typeof part === 'boolean' || typeof part === 'string') return part;
    if (typeof part === 'number') return storableNumber(part);
    if (Array.isArray(part)) return part.map((item: FeelValue) => convert(item, depth + 1));
    const iso = isoText(part);
    if (iso !== null) return iso;
    if (!isPlainObject(part)) return stop('feel-value-not-storable', { type: typeOf(part) });
    return Object.fromEntries(
      Object.entries(part).map(([key, entry]) => {
        if (isPrototypeName(key)) stop('feel-reserved-name', { name: key });
        return [key, convert(entry, depth + 1)];
      }),
    );
  };

  return convert(value, 0);
};
