import { createHash } from 'node:crypto';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { Json } from './json.ts';

/** SHA-256 in hexadecimal, of text as UTF-8. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 in hexadecimal, of the canonical JSON: the same content has the same hash. */
export const contentHash = (value: Json): string => sha256(canonicalJson(value));
