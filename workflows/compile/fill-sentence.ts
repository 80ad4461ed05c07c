import type { JsonValue } from '../expressions/json-value.ts';

/** Fills the `{name}` places of a sentence; what is not given stays visible as a dash. */
export function fillSentence(
  sentence: string,
  params: { readonly [name: string]: JsonValue },
): string {
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined || value === null) return '–';
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
