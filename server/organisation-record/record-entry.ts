import { contentHash } from './content-hash.ts';
import type { Json } from './json.ts';

/** Who did it, as the server authenticated them. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly roles: readonly string[] }
  | {
      readonly kind: 'token';
      readonly tokenId: string;
      readonly personId: string | null;
      readonly roles: readonly string[];
    }
  /** The command line of the installation, or the server itself. */
  | { readonly kind: 'installation'; readonly command: string };

/** What is to be recorded. `data` holds ids and settings, never what a customer typed. */
export interface NewRecordEntry {
  /** Past tense: `procedure-published`, `sign-in-refused`. */
  readonly kind: string;
  readonly actor: Actor;
  readonly subject: { readonly type: string; readonly id: string };
  readonly data: { readonly [key: string]: Json };
}

export interface RecordEntry extends NewRecordEntry {
  readonly no: number;
  /** Server time, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly previousHash: string;
  readonly hash: string;
}

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The hash that chains an entry to the one before it. */
export function entryHash(organisationId: string, entry: Omit<RecordEntry, 'hash'>): string {
  return contentHash({
    organisationId,
    no: entry.no,
    at: entry.at,
    kind: entry.kind,
    actor: { ...entry.actor },
    subject: { ...entry.subject },
    data: entry.data,
    previousHash: entry.previousHash,
  });
}

export type RecordFinding =
  | { readonly kind: 'number-missing'; readonly no: number }
  | { readonly kind: 'chain-broken'; readonly no: number }
  | { readonly kind: 'entry-changed'; readonly no: number };

/** Checks entries in order from the first: numbers without a gap, each chained and unchanged. */
export function verifyRecord(
  organisationId: string,
  entries: readonly RecordEntry[],
): RecordFinding[] {
  const findings: RecordFinding[] = [];
  let expected = 1;
  let previousHash = FIRST_PREVIOUS_HASH;
  for (const entry of entries) {
    if (entry.no !== expected) findings.push({ kind: 'number-missing', no: expected });
    else if (entry.previousHash !== previousHash)
      findings.push({ kind: 'chain-broken', no: entry.no });
    if (entryHash(organisationId, entry) !== entry.hash)
      findings.push({ kind: 'entry-changed', no: entry.no });
    expected = entry.no + 1;
    previousHash = entry.hash;
  }
  return findings;
}
