import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { PayloadKey } from './payload-key.ts';

/** The version of the wire format; `docs/service-contract.md` describes it. */
export const ENCODING = 'binary/roteiro-1';

export interface Sealed {
  readonly keyId: string;
  readonly compression: 'none' | 'zlib';
  /** Nonce of 12 bytes, ciphertext, tag of 16 bytes. */
  readonly data: Uint8Array;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Below, compressing takes longer than the bytes it saves are worth. */
const COMPRESS_FROM_BYTES = 4096;
const LARGEST_CONTENT_BYTES = 64 * 1024 * 1024;

/** What is bound to the ciphertext though it is not hidden. */
const associated = ({ keyId, compression }: Omit<Sealed, 'data'>): Buffer =>
  Buffer.from(`${ENCODING}|${keyId}|${compression}`, 'utf8');

/** Compresses what is worth it and encrypts with AES-256-GCM under a random nonce. */
export function seal(content: Uint8Array, key: PayloadKey): Sealed {
  const compression = content.length >= COMPRESS_FROM_BYTES ? 'zlib' : 'none';
  const head = { keyId: key.id, compression } as const;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(associated(head));
  const plain = compression === 'zlib' ? deflateSync(content) : content;
  const encrypted = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return { ...head, data: Buffer.concat([nonce, ...encrypted]) };
}

/** @throws when it was made with another key or a single bit is not as it was */
export function unseal(sealed: Sealed, key: PayloadKey): Uint8Array {
  if (sealed.keyId !== key.id)
    throw new Error(`It was encrypted with the key ${sealed.keyId}, and this is ${key.id}.`);
  const { data } = sealed;
  if (data.length < NONCE_BYTES + TAG_BYTES) throw new Error('It is too short to be encrypted.');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, data.subarray(0, NONCE_BYTES))
    .setAAD(associated(sealed))
    .setAuthTag(data.subarray(-TAG_BYTES));
  const plain = Buffer.concat([
    decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ]);
  if (sealed.compression === 'none') return plain;
  return inflateSync(plain, { maxOutputLength: LARGEST_CONTENT_BYTES });
}
