import type { JsonValue, Variables } from '../../expressions/json-value.ts';

/** The value as variables, or null where it is no context. */
export function contextOf(value: JsonValue): Variables | null {
  return isContext(value) ? value : null;
}

function isContext(value: JsonValue): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
