import { v7 } from 'uuid';
import {
  referenceValue,
  type PersonalReference,
} from '../../workflows/expressions/personal-value.ts';
import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { encryptValue, newSalt, valueDigest } from './encrypt-value.ts';
import { findPersonal, replacePersonal, type PersonalCandidate } from './find-personal.ts';
import { matchValues, type GivenValues } from './match-values.ts';
import type { PersonalKey } from './personal-key.ts';
import { createPersonalValueStore, type NewPersonalValue } from './personal-value-store.ts';
import { familyOf, lockFamily } from './run-family.ts';
import { subjectOfRun } from './subject-of-run.ts';

export interface ProtectInput extends GivenValues {
  /** Server time on the organisation's clock. */
  readonly at: Date;
  /** Whom the values are about, where it is not the run's `cliente.ref`. */
  readonly subject?: string;
}

export type ProtectValues = (transaction: Database, input: ProtectInput) => Promise<Variables>;

/** As a variable (decision 18): the run would count only the reference. */
const MOST_BYTES = 64 * 1024;

/**
 * Stores what is personal in values, encrypted, and gives the values with references in its place
 * (decision 28), in the caller's transaction and before anything is put into the outbox. The same
 * operation gets the same references however often it comes, also after they were erased.
 * @throws AppError PERSONAL_REFERENCE_NOT_VALID, PERSONAL_VALUE_TOO_LARGE, IDEMPOTENCY_KEY_REUSED
 */
export function createProtectValues(key: PersonalKey): ProtectValues {
  return async function protectValues(transaction, input) {
    const { organisationId, runId, operationId, personalNames, values, at } = input;
    const found = findPersonal(personalNames, values);
    if (found.candidates.length === 0 && found.references.length === 0) return values;
    for (const candidate of found.candidates) refuseTooLarge(candidate);
    const familyId = await familyOf(transaction, organisationId, runId);
    await lockFamily(transaction, familyId);
    const matched = await matchValues(transaction, input, familyId);
    const isNew = matched.some(({ reference }) => reference === null);
    const subject = isNew
      ? (input.subject ?? (await subjectOfRun(transaction, organisationId, runId, values)))
      : null;

    const fresh = new Map<string, NewPersonalValue>();
    const references = new Map<string, PersonalReference>();
    for (const { candidate, reference } of matched) {
      const content = canonicalJson(candidate.value);
      const kept = fresh.get(content);
      if (reference !== null) references.set(candidate.path, reference);
      else if (kept !== undefined)
        references.set(candidate.path, { personal: kept.id, digest: kept.digest });
      else {
        const made = newValue(candidate, { organisationId, runId, familyId, subject }, key);
        fresh.set(content, made);
        references.set(candidate.path, { personal: made.id, digest: made.digest });
      }
    }
    const store = createPersonalValueStore(transaction, organisationId);
    await store.insert([...fresh.values()], at);
    const uses = [...references].map(([path, { personal }]) => ({ path, personalId: personal }));
    await store.insertUses(runId, operationId, uses);
    return replacePersonal(personalNames, values, asValues(references));
  };
}

/** References by path, as values that a variable may hold. */
export const asValues = (
  references: ReadonlyMap<string, PersonalReference>,
): ReadonlyMap<string, JsonValue> =>
  new Map([...references].map(([path, reference]) => [path, referenceValue(reference)]));

function newValue(
  { value, variable }: PersonalCandidate,
  owner: Pick<NewPersonalValue, 'runId' | 'familyId' | 'subject'> & { organisationId: string },
  key: PersonalKey,
): NewPersonalValue {
  const { organisationId, ...ofRun } = owner;
  const id = v7();
  const salt = newSalt();
  return {
    ...ofRun,
    id,
    variable,
    digest: valueDigest(salt, value),
    keyId: key.id,
    salt,
    ciphertext: encryptValue(value, { organisationId, id }, key),
  };
}

function refuseTooLarge({ value, path }: PersonalCandidate): void {
  if (Buffer.byteLength(canonicalJson(value), 'utf8') > MOST_BYTES)
    throw createError('PERSONAL_VALUE_TOO_LARGE', { path, limitBytes: MOST_BYTES });
}
