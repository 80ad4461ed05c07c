import type { JsonValue } from '../../workflows/expressions/json-value.ts';

/** Every text and number in a value, as `comparable` gives them. */
export function* textsInValue(value: JsonValue): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') yield comparable(String(value));
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsInValue(inner);
}

/** Exactly the same text, however its accents are encoded, without the space around it. */
export const comparable = (text: string): string => text.normalize('NFC').trim();
