import type { JsonValue } from '../../expressions/json-value.ts';
import { contextOf } from './json-context.ts';

/**
 * Whether two values are equal as JSON; the order of names does not matter.
 * @param tolerance how far numbers may differ, relative to the larger and at least to one
 */
export function sameJson(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  tolerance = 0,
): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index], tolerance));
  const [left, right] = [contextOf(a), contextOf(b)];
  if (left === null || right === null) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every(
      (name) => Object.hasOwn(right, name) && sameJson(left[name], right[name], tolerance),
    )
  );
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
