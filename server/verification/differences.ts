import type { JsonValue } from '../../workflows/expressions/json-value.ts';

export interface Difference {
  /** `data.values.kg`, `tokens.3`; empty for the whole. */
  readonly path: string;
  /** What is missing on a side is `(nothing)` there. */
  readonly expected: JsonValue;
  readonly found: JsonValue;
}

const NOTHING = '(nothing)';

/** Where two JSON values differ, in the order of the expected one's names. */
export function* differences(
  expected: JsonValue | undefined,
  found: JsonValue | undefined,
  path = '',
): Generator<Difference> {
  if (expected === undefined || found === undefined) {
    if (expected === found) return;
    // Null is a value, and not nothing.
    yield {
      path,
      expected: expected === undefined ? NOTHING : expected,
      found: found === undefined ? NOTHING : found,
    };
    return;
  }
  if (isObject(expected) && isObject(found)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(found)]))
      yield* differences(
        own(expected, name),
        own(found, name),
        path === '' ? name : `${path}.${name}`,
      );
    return;
  }
  if (isList(expected) && isList(found)) {
    for (let index = 0; index < Math.max(expected.length, found.length); index += 1)
      yield* differences(expected[index], found[index], `${path}[${index}]`);
    return;
  }
  if (expected !== found) yield { path, expected, found };
}

type JsonObject = { readonly [name: string]: JsonValue };

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
const own = (value: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;

export function firstDifference(expected: JsonValue, found: JsonValue): Difference | null {
  const [first] = differences(expected, found);
  return first ?? null;
}
