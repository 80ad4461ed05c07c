import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { isPrototypeName, isReservedName } from '../../workflows/expressions/reserved-names.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';

/** What a run has unwritten at most at a time (decision 1): a message must fit in. */
export const LARGEST_VARIABLES_BYTES = 256 * 1024;
const DEEPEST = 64;

type Json = z.infer<ReturnType<typeof z.json>>;

/**
 * The first name at which values cannot be variables (decision 23), as a path; null when all can.
 * `__proto__` and its like are refused at any depth, the names of FEEL built-ins at the top.
 */
export function refusedName(values: unknown, path: readonly string[] = []): string[] | null {
  if (typeof values !== 'object' || values === null) return null;
  if (path.length > DEEPEST) return [...path];
  for (const [name, value] of Object.entries(values)) {
    const here = [...path, name];
    const named = !Array.isArray(values);
    if (named && (name === '' || (path.length === 0 ? isReservedName : isPrototypeName)(name)))
      return here;
    const inside = refusedName(value, here);
    if (inside !== null) return inside;
  }
  return null;
}

const isVariables = (value: unknown): value is Variables =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Looked at before anything copies it, which would lose what is named `__proto__`. */
export const messageVariables = z
  .custom<{ [name: string]: Json }>(isVariables, 'an object whose members become variables')
  .superRefine((values, context) => {
    const refused = refusedName(values);
    if (refused !== null)
      context.addIssue({ code: 'custom', path: refused, message: 'a name that is not reserved' });
    else if (Buffer.byteLength(canonicalJson(values)) > LARGEST_VARIABLES_BYTES)
      context.addIssue({ code: 'custom', message: 'at most 256 KB of JSON' });
  })
  .meta({
    type: 'object',
    additionalProperties: true,
    description: 'JSON values by name; names of FEEL built-ins are reserved. At most 256 KB.',
  });
