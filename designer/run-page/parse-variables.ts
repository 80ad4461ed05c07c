export type ParsedVariables =
  | { readonly ok: true; readonly variables: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: 'not-json' | 'not-an-object'; readonly detail: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Variables as they are typed: a JSON object, or nothing. */
export function parseVariables(text: string): ParsedVariables {
  if (text.trim() === '') return { ok: true, variables: {} };
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value)
      ? { ok: true, variables: value }
      : { ok: false, problem: 'not-an-object', detail: '' };
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return { ok: false, problem: 'not-json', detail };
  }
}
