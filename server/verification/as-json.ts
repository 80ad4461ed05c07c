import type { JsonValue } from '../../workflows/expressions/json-value.ts';

/** A value as it comes back from a JSON round trip: what is undefined is gone, dates are text. */
export function asJson(value: unknown): JsonValue {
  const text = JSON.stringify(value);
  const back: JsonValue = text === undefined ? null : JSON.parse(text);
  return back;
}
