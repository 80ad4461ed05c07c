import { z } from 'zod';
import { isPrototypeName, isReservedName } from '../../workflows/expressions/reserved-names.ts';
import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';
import { LIMITS } from '../../workflows/interpret/variables.ts';
import { incidentSentence } from '../../workflows/try-out/incident-sentence.ts';
import { createError } from '../errors/create-error.ts';

/** Of `expressions/limits.ts`: what is nested deeper no expression could read. */
const DEEPEST = 64;
const LONGEST_NAME = 200;

/**
 * Variables as they come in: an object with any names. What JSON cannot hold is no request; what
 * a run cannot take is named by `refuseBadVariables`. Kept as it is, so that no name is lost.
 */
export const variablesInput = z
  .custom<Variables>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  )
  .meta({
    type: 'object',
    additionalProperties: true,
    description:
      'JSON values by name. A value has at most 64 KB, all together 512 KB; names of FEEL built-ins are reserved.',
  });

export interface VariableFailure {
  readonly name: string;
  readonly code:
    | 'variable-name-reserved'
    | 'variable-name-not-valid'
    | 'variable-too-large'
    | 'variables-too-large'
    | 'variable-not-json'
    | 'variable-too-deep';
  readonly params: { readonly [name: string]: JsonValue };
}

/** What keeps values from becoming variables of a run (decisions 18 and 23); none if nothing. */
export function checkVariables(variables: Variables): VariableFailure[] {
  const failures: VariableFailure[] = [];
  let all = 0;
  for (const [name, value] of Object.entries(variables)) {
    const failed = checkVariable(name, value);
    if (failed !== null) failures.push(failed);
    else all += bytesOf(value);
  }
  if (failures.length === 0 && all > LIMITS.variables) {
    const params = { bytes: all, limit: LIMITS.variables };
    failures.push({ name: '', code: 'variables-too-large', params });
  }
  return failures;
}

function checkVariable(name: string, value: JsonValue): VariableFailure | null {
  const failure = (
    code: VariableFailure['code'],
    params: VariableFailure['params'] = { name },
  ) => ({
    name,
    code,
    params,
  });
  if (isReservedName(name)) return failure('variable-name-reserved');
  if (name.trim() === '' || name.length > LONGEST_NAME || name.includes('\0'))
    return failure('variable-name-not-valid');
  const inside = look(value, 0);
  if (inside.kind !== 'fine')
    return failure(
      inside.kind,
      inside.kind === 'variable-name-reserved' ? inside.params : { name },
    );
  const bytes = bytesOf(value);
  return bytes > LIMITS.variable
    ? failure('variable-too-large', { name, bytes, limit: LIMITS.variable })
    : null;
}

type Look =
  | { readonly kind: 'fine' | 'variable-not-json' | 'variable-too-deep' }
  | { readonly kind: 'variable-name-reserved'; readonly params: { readonly name: string } };

const FINE: Look = { kind: 'fine' };

function look(value: unknown, depth: number): Look {
  if (depth > DEEPEST) return { kind: 'variable-too-deep' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { kind: 'variable-not-json' };
  if (typeof value !== 'object' || value === null) return FINE;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && isPrototypeName(key))
      return { kind: 'variable-name-reserved', params: { name: key } };
    const found = look(inner, depth + 1);
    if (found.kind !== 'fine') return found;
  }
  return FINE;
}

const bytesOf = (value: JsonValue): number => Buffer.byteLength(JSON.stringify(value), 'utf8');

const OWN_TEXT = {
  'variable-name-not-valid': {
    en: 'A name must have 1 to 200 characters. Rename the variable.',
    pt: 'Um nome deve ter de 1 a 200 caracteres. Renomeie a variável.',
  },
  'variable-not-json': {
    en: 'A number in it is too large to be one. Correct it.',
    pt: 'Um número contido nela é grande demais. Corrija-o.',
  },
  'variable-too-deep': {
    en: 'It is nested deeper than 64 levels. Make it flatter.',
    pt: 'Ela tem mais de 64 níveis aninhados. Simplifique-a.',
  },
} as const;

type OwnCode = keyof typeof OWN_TEXT;
const isOwn = (code: VariableFailure['code']): code is OwnCode => Object.hasOwn(OWN_TEXT, code);

function sentencesOf({ code, params }: VariableFailure): { en: string; pt: string } {
  if (isOwn(code)) return OWN_TEXT[code];
  return { en: incidentSentence(code, params, 'en'), pt: incidentSentence(code, params, 'pt') };
}

/** @throws AppError VARIABLES_NOT_VALID with all failures, in both languages */
export function refuseBadVariables(variables: Variables): void {
  const failures = checkVariables(variables);
  if (failures.length === 0) return;
  throw createError('VARIABLES_NOT_VALID', {
    failures: failures.map((failure) => ({ ...failure, messages: sentencesOf(failure) })),
  });
}
