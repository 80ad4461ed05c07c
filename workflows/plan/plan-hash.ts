import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { ExecutionPlan } from './execution-plan.ts';

/** SHA-256 over the canonical JSON of any content, in hex; synchronous (decision 10). */
export function contentHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** The content address of a plan. */
export function planHash(plan: ExecutionPlan): string {
  return contentHash(plan);
}
