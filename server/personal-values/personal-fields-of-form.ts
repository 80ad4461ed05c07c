import { z } from 'zod';

/** What we read of any component, also of those we do not know: better one marked too many. */
const component = z.object({
  type: z.string().optional(),
  key: z.string().nullish(),
  path: z.string().nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  components: z.array(z.unknown()).nullish(),
});

const MOST_NESTED = 10;

/**
 * The paths of the fields that a form-js 1.23 schema marks personal with
 * `properties: { "personal": "true" }`, such as `nomeAssinante`, `titular.nome`, and `pecas.serie`
 * for a field in each row of the dynamic list `pecas`. A marked group or list is personal as a
 * whole; one without a path passes the mark on to what it holds.
 */
export function personalFieldsOfForm(schema: { readonly components?: unknown }): string[] {
  return [...new Set(inComponents(schema.components, [], false, 0))].toSorted();
}

function inComponents(
  components: unknown,
  around: readonly string[],
  allPersonal: boolean,
  depth: number,
): string[] {
  const list = z.array(z.unknown()).safeParse(components);
  if (!list.success || depth > MOST_NESTED) return [];
  return list.data.flatMap((each) => inComponent(each, around, allPersonal, depth));
}

function inComponent(
  raw: unknown,
  around: readonly string[],
  allPersonal: boolean,
  depth: number,
): string[] {
  const read = component.safeParse(raw);
  if (!read.success) return [];
  const { components, key, path, properties } = read.data;
  const holds = components !== null && components !== undefined;
  const own = segments(holds ? path : key);
  const marked = allPersonal || isMarked(properties?.['personal']);
  const place = [...around, ...own];
  if (marked && own.length > 0) return [place.join('.')];
  return holds ? inComponents(components, place, marked, depth + 1) : [];
}

const isMarked = (mark: unknown): boolean =>
  mark === true || (typeof mark === 'string' && mark.trim().toLowerCase() === 'true');

const segments = (path: string | null | undefined): string[] =>
  path === null || path === undefined || path === '' ? [] : path.split('.');
