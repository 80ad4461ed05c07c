import type { PersonalReference } from '../../workflows/expressions/personal-value.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';
import { replacePersonal } from './find-personal.ts';
import { matchValues, type GivenValues } from './match-values.ts';
import { asValues } from './protect-values.ts';
import { familyOf } from './run-family.ts';

/**
 * The values as `protectValues` gave them when the same operation came before, without storing
 * anything: to tell a request that comes again from another with the same key. Null when one of
 * them was never given in the run.
 * @throws AppError as `protectValues` does
 */
export async function recallValues(db: Database, given: GivenValues): Promise<Variables | null> {
  const familyId = await familyOf(db, given.organisationId, given.runId);
  const references = new Map<string, PersonalReference>();
  for (const { candidate, reference } of await matchValues(db, given, familyId)) {
    if (reference === null) return null;
    references.set(candidate.path, reference);
  }
  return replacePersonal(given.personalNames, given.values, asValues(references));
}
