import { createHash } from 'node:crypto';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';

/** Before the first fact of a run's first epoch. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

export interface FactPlace {
  readonly runId: string;
  readonly epoch: number;
}

/**
 * SHA-256 in hexadecimal over the previous fact's hash and the canonical JSON of the fact with
 * its place: a fact cannot change, move or be left out without changing all after it.
 */
export function factHash(previousHash: string, { runId, epoch }: FactPlace, fact: Fact): string {
  const content = canonicalJson({ runId, epoch, ...fact });
  return createHash('sha256').update(previousHash).update(content, 'utf8').digest('hex');
}
