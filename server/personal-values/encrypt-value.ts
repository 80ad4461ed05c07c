import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { PersonalKey } from './personal-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 32;

/** Whose value it is, bound to the ciphertext: moved to another row it cannot be read. */
export interface ValuePlace {
  readonly organisationId: string;
  readonly id: string;
}

const associated = ({ organisationId, id }: ValuePlace, keyId: string): Buffer =>
  Buffer.from(`roteiro-personal-1|${keyId}|${organisationId}|${id}`, 'utf8');

/** 32 random bytes, kept with the value and erased with it: without them the digest tells nothing. */
export const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** SHA-256 in hexadecimal over the salt and the value's canonical JSON as UTF-8. */
export const valueDigest = (salt: Uint8Array, value: JsonValue): string =>
  createHash('sha256').update(salt).update(canonicalJson(value), 'utf8').digest('hex');

/** AES-256-GCM under a random nonce: nonce of 12 bytes, ciphertext, tag of 16 bytes. */
export function encryptValue(value: JsonValue, place: ValuePlace, key: PersonalKey): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(associated(place, key.id));
  const encrypted = cipher.update(canonicalJson(value), 'utf8');
  return Buffer.concat([nonce, encrypted, cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was encrypted with another key, for another place, or was changed */
export function decryptValue(
  ciphertext: Uint8Array,
  keyId: string,
  place: ValuePlace,
  key: PersonalKey,
): JsonValue {
  if (keyId !== key.id)
    throw new Error(`A personal value was encrypted with the key ${keyId}, and this is ${key.id}.`);
  if (ciphertext.length < NONCE_BYTES + TAG_BYTES)
    throw new Error('A personal value is too short to be encrypted.');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, ciphertext.subarray(0, NONCE_BYTES))
    .setAAD(associated(place, keyId))
    .setAuthTag(ciphertext.subarray(-TAG_BYTES));
  const plain = Buffer.concat([
    decipher.update(ciphertext.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ]);
  return z.json().parse(JSON.parse(plain.toString('utf8')));
}
