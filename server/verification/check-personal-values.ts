import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import {
  isPersonalReference,
  type PersonalReference,
} from '../../workflows/expressions/personal-value.ts';
import { decryptValue, valueDigest } from '../personal-values/encrypt-value.ts';
import type { PersonalKey } from '../personal-values/personal-key.ts';
import type { PersonalValueRow } from '../personal-values/personal-value-store.ts';
import { finding, type Finding } from './finding.ts';
import type { StoredRun } from './stored-run.ts';

/** Every reference to a personal value, wherever it stands in a value. */
export function referencesIn(value: unknown): PersonalReference[] {
  if (isPersonalReference(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}

/**
 * Values that facts refer to: the digest in the fact is still that of the salted value. Of an
 * erased one the digest beside it must be the same; nothing else is left to compare (decision 28).
 */
export function checkPersonalValues(
  run: Pick<StoredRun, 'epochs' | 'personalValues'> & {
    readonly head: Pick<StoredRun['head'], 'organisationId'>;
  },
  key: PersonalKey,
): Finding[] {
  const rows = new Map(run.personalValues.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { facts } of run.epochs)
    for (const { fact } of facts)
      for (const { personal: id, digest } of referencesIn(fact)) {
        if (seen.has(`${id}/${digest}`)) continue;
        seen.add(`${id}/${digest}`);
        const row = rows.get(id);
        if (row === undefined) findings.push(finding('personal-value-missing', fact.seq, { id }));
        else if (!holds(row, digest, run.head.organisationId, key))
          findings.push(finding('personal-value-altered', fact.seq, { id }));
      }
  return findings;
}

function holds(
  row: PersonalValueRow,
  digest: string,
  organisationId: string,
  key: PersonalKey,
): boolean {
  if (row.digest !== digest) return false;
  const { id, salt, ciphertext, key_id: keyId } = row;
  if (salt === null || ciphertext === null) return row.erased_at !== null;
  const value = opened(() => decryptValue(ciphertext, keyId, { organisationId, id }, key));
  return value !== undefined && valueDigest(salt, value) === digest;
}

/** Undefined for what was encrypted otherwise or elsewhere: moved or changed, it is not the value. */
function opened(open: () => JsonValue): JsonValue | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
