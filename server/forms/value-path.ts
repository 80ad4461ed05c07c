export type Value = null | boolean | number | string | readonly Value[] | ValueObject;
export interface ValueObject {
  readonly [key: string]: Value;
}

export const isObject = (value: unknown): value is ValueObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own member at the path; undefined where there is none. */
export function valueAt(values: ValueObject, path: readonly string[]): Value | undefined {
  let at: Value | undefined = values;
  for (const segment of path) {
    if (!isObject(at) || !Object.hasOwn(at, segment)) return undefined;
    at = at[segment];
  }
  return at;
}

/** The same values with this one at the path. No name can reach a prototype. */
export function withValueAt(
  values: ValueObject,
  path: readonly string[],
  value: Value,
): ValueObject {
  const [first, ...rest] = path;
  if (first === undefined) return isObject(value) ? merged(values, value) : values;
  const own = Object.hasOwn(values, first) ? values[first] : undefined;
  const inner = isObject(own) ? own : {};
  const next = rest.length === 0 ? value : withValueAt(inner, rest, value);
  return merged(values, Object.fromEntries([[first, next]]));
}

const merged = (a: ValueObject, b: ValueObject): ValueObject =>
  Object.fromEntries([...Object.entries(a), ...Object.entries(b)]);
