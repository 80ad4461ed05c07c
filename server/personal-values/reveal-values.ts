import {
  isPersonalReference,
  type PersonalReference,
} from '../../workflows/expressions/personal-value.ts';
import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';
import { decryptValue, valueDigest } from './encrypt-value.ts';
import type { PersonalKey } from './personal-key.ts';
import { createPersonalValueStore, type PersonalValueRow } from './personal-value-store.ts';
import { familyOf } from './run-family.ts';

export interface RevealInput {
  readonly organisationId: string;
  /** The run whose variables they are: only values of its family are resolved. */
  readonly runId: string;
  /** What `maySeePersonalValues` answered. */
  readonly allowed: boolean;
  /**
   * `described` puts `{ personal, digest, value }` in the place of a reference, with
   * `erased: true` where it was erased, or `hidden: true` where the caller may not see it, instead
   * of the value. `plain` puts the value alone, null for one that was erased or is hidden: for
   * forms, documents and messages.
   */
  readonly as: 'described' | 'plain';
}

export type RevealValues = (
  db: Database,
  input: RevealInput,
  variables: Variables,
) => Promise<Variables>;

/** Resolves references for display. */
export function createRevealValues(key: PersonalKey): RevealValues {
  return async function revealValues(db, input, variables) {
    const references = [...referencesIn(variables)];
    if (references.length === 0) return variables;
    const { organisationId, runId } = input;
    const familyId = await familyOf(db, organisationId, runId);
    const ids = [...new Set(references.map(({ personal }) => personal))];
    const rows = await createPersonalValueStore(db, organisationId).byIds(ids);
    const shown = new Map(
      rows
        .filter((row) => row.family_id === familyId)
        .map((row) => [row.id, show(row, input, key)]),
    );
    const hidden = input.as === 'plain' ? null : { hidden: true };
    return mapReferences(variables, ({ personal, digest }) => {
      const content = shown.get(personal) ?? { digest, content: hidden };
      const result = content.digest === digest ? content.content : hidden;
      return input.as === 'plain' || !isObject(result) ? result : { personal, digest, ...result };
    });
  };
}

interface Shown {
  readonly digest: string;
  readonly content: JsonValue;
}

function show(
  row: PersonalValueRow,
  { organisationId, allowed, as }: RevealInput,
  key: PersonalKey,
): Shown {
  const { id, digest, salt, ciphertext } = row;
  const plain = as === 'plain';
  if (salt === null || ciphertext === null)
    return { digest, content: plain ? null : { erased: true } };
  if (!allowed) return { digest, content: plain ? null : { hidden: true } };
  const value = decryptValue(ciphertext, row.key_id, { organisationId, id }, key);
  if (valueDigest(salt, value) !== digest)
    throw new Error(`The personal value ${id} is not the one that its digest was made of.`);
  return { digest, content: plain ? value : { value } };
}

function* referencesIn(value: JsonValue): Generator<PersonalReference> {
  if (isPersonalReference(value)) yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* referencesIn(inner);
}

function mapReferences(
  variables: Variables,
  change: (reference: PersonalReference) => JsonValue,
): Variables {
  const map = (value: JsonValue): JsonValue => {
    if (isPersonalReference(value)) return change(value);
    if (isList(value)) return value.map(map);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner)]));
  };
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, map(value)]));
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isObject = (value: JsonValue): value is Variables =>
  typeof value === 'object' && value !== null && !isList(value);
