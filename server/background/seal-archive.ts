import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { seal, unseal } from '../temporal/codec/seal.ts';

const LARGEST_HISTORY_BYTES = 256 * 1024 * 1024;

export interface SealedArchive {
  readonly keyId: string;
  readonly content: Uint8Array;
  readonly sha256: string;
}

/** Compresses and encrypts a history for keeping; the hash is of what is kept. */
export function sealArchive(history: Uint8Array, key: PayloadKey): SealedArchive {
  // Compressed here and not by `seal`, which is for payloads and knows their limits.
  const { keyId, compression, data } = seal(gzipSync(history), key);
  const content = Buffer.concat([Buffer.from([compression === 'zlib' ? 1 : 0]), data]);
  return { keyId, content, sha256: hashOf(content) };
}

/** @throws when a single bit is not as it was kept, or the key is another */
export function openArchive(archive: SealedArchive, key: PayloadKey): Uint8Array {
  const { keyId, content, sha256 } = archive;
  if (hashOf(content) !== sha256) throw new Error('The archive is not what its hash says.');
  const compression = content[0] === 1 ? 'zlib' : 'none';
  const packed = unseal({ keyId, compression, data: content.subarray(1) }, key);
  return gunzipSync(packed, { maxOutputLength: LARGEST_HISTORY_BYTES });
}

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
