import fc from 'fast-check';
import { expect, it } from 'vitest';
import { installationKey } from '../installation-key/installation-key.ts';
import { payloadKey } from '../temporal/codec/payload-key.ts';
import { decryptValue, encryptValue, newSalt, valueDigest } from './encrypt-value.ts';
import { personalKey } from './personal-key.ts';

const installation = installationKey('0'.repeat(64));
const key = personalKey(installation);
const place = { organisationId: 'o', id: 'a' };

it('gives back what was encrypted, and does not show it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), fc.integer(), (text, number) => {
      const value = { text, number, list: [text, null, true] };
      const ciphertext = encryptValue(value, place, key);

      expect(decryptValue(ciphertext, key.id, place, key)).toEqual(value);
      expect(ciphertext.includes(Buffer.from(text, 'utf8'))).toBe(false);
    }),
  );
});

it('cannot be read in the place of another, when changed, or with another key', () => {
  const ciphertext = encryptValue('Ana', place, key);
  const changed = Buffer.from(ciphertext);
  changed[14] = (changed[14] ?? 0) ^ 1;
  const other = personalKey(installationKey('1'.repeat(64)));

  expect(() => decryptValue(ciphertext, key.id, { ...place, id: 'b' }, key)).toThrow(
    /authenticate|unsupported state/i,
  );
  expect(() => decryptValue(ciphertext, key.id, { ...place, organisationId: 'p' }, key)).toThrow(
    /authenticate|unsupported state/i,
  );
  expect(() => decryptValue(changed, key.id, place, key)).toThrow(
    /authenticate|unsupported state/i,
  );
  expect(() => decryptValue(ciphertext, key.id, place, other)).toThrow(key.id);
});

it('does not use the key of what goes to Temporal', () => {
  expect(key.id).not.toBe(payloadKey(installation).id);
});

it('makes another digest with another salt, the same with the same, whatever the order of names', () => {
  const salt = newSalt();

  expect(valueDigest(salt, { a: 1, b: 2 })).toBe(valueDigest(salt, { b: 2, a: 1 }));
  expect(valueDigest(newSalt(), 'Ana')).not.toBe(valueDigest(salt, 'Ana'));
  expect(valueDigest(salt, 'Ana')).toMatch(/^[0-9a-f]{64}$/);
});
