import {
  isPersonalReference,
  type PersonalReference,
} from '../../workflows/expressions/personal-value.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { valueDigest } from './encrypt-value.ts';
import { findPersonal, type PersonalCandidate } from './find-personal.ts';
import { createPersonalValueStore, type PersonalValueRow } from './personal-value-store.ts';

export interface GivenValues {
  readonly organisationId: string;
  readonly runId: string;
  /** The completion id, `start/RUN`, the message id, or the incident verb's operation id. */
  readonly operationId: string;
  /** Paths that are personal in the run's plan: see `read-personal-names.ts`. */
  readonly personalNames: ReadonlySet<string>;
  readonly values: Variables;
}

export interface MatchedCandidate {
  readonly candidate: PersonalCandidate;
  /** What the family has for this value already; null when it is new. */
  readonly reference: PersonalReference | null;
}

/**
 * Finds what is personal in the values and which of it the run's family knows: what the same
 * operation wrote there before, else an equal value.
 * @throws AppError PERSONAL_REFERENCE_NOT_VALID for a reference that the family does not have or
 *   that has something beside it, IDEMPOTENCY_KEY_REUSED when the operation came before with another value in that place
 */
export async function matchValues(
  db: Database,
  given: GivenValues,
  familyId: string,
): Promise<MatchedCandidate[]> {
  const { organisationId, runId, operationId, personalNames, values } = given;
  const { candidates, references } = findPersonal(personalNames, values);
  const store = createPersonalValueStore(db, organisationId);
  const rows = await store.byIds([...new Set(references.map(({ value }) => value.personal))]);
  for (const { path, value } of references) {
    const row = rows.find(({ id }) => id === value.personal);
    const known = row?.family_id === familyId && row.digest === value.digest;
    if (!known || !isPersonalReference(value))
      throw createError('PERSONAL_REFERENCE_NOT_VALID', { path });
  }
  if (candidates.length === 0) return [];
  const uses = new Map(
    (await store.usesOf(runId, operationId)).map(({ path, personalId }) => [path, personalId]),
  );
  const used = new Map((await store.byIds([...uses.values()])).map((row) => [row.id, row]));
  const kept = await store.keptOfFamily(familyId);
  return candidates.map((candidate) => {
    const before = used.get(uses.get(candidate.path) ?? '');
    // An erased value cannot be compared: the operation that wrote it gets its reference.
    if (before !== undefined && before.salt !== null && !holds(before, candidate))
      throw createError('IDEMPOTENCY_KEY_REUSED');
    const row = before ?? kept.find((each) => holds(each, candidate));
    const reference = row === undefined ? null : { personal: row.id, digest: row.digest };
    return { candidate, reference };
  });
}

const holds = ({ salt, digest }: PersonalValueRow, { value }: PersonalCandidate): boolean =>
  salt !== null && valueDigest(salt, value) === digest;
