import { isObject, type Value, type ValueObject } from './value-path.ts';

/** The keys of what was given that are not in what was kept, each named once, without rows. */
export function unknownKeys(given: ValueObject, kept: ValueObject): string[] {
  const unknown = new Set<string>();
  compare(given, kept, '', unknown);
  return [...unknown].toSorted();
}

function compare(
  given: ValueObject,
  kept: ValueObject,
  prefix: string,
  unknown: Set<string>,
): void {
  for (const [name, value] of Object.entries(given)) {
    const key = `${prefix}${name}`;
    const same = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (same === undefined) unknown.add(key);
    else compareValues(value, same, key, unknown);
  }
}

function compareValues(given: Value, kept: Value, key: string, unknown: Set<string>): void {
  if (isObject(given) && isObject(kept)) compare(given, kept, `${key}.`, unknown);
  if (!isList(given) || !isList(kept)) return;
  for (const [index, row] of given.entries()) {
    const other = kept[index];
    if (other !== undefined) compareValues(row, other, `${key}[]`, unknown);
  }
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
