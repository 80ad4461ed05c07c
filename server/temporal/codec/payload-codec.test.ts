import fc from 'fast-check';
import { expect, it } from 'vitest';
import { installationKey } from '../../installation-key/installation-key.ts';
import { createPayloadCodec } from './payload-codec.ts';
import { payloadKey } from './payload-key.ts';
import { seal, unseal } from './seal.ts';

const key = payloadKey(installationKey('0'.repeat(64)));
const other = payloadKey(installationKey('1'.repeat(64)));
const bytes = (text: string) => new TextEncoder().encode(text);

it('gives back what was sealed, whatever its size', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
      expect(Buffer.from(unseal(seal(content, key), key))).toEqual(Buffer.from(content));
    }),
  );
});

it('compresses what is worth it', () => {
  const sealed = seal(bytes('a'.repeat(100_000)), key);

  expect(sealed.compression).toBe('zlib');
  expect(sealed.data.length).toBeLessThan(1000);
});

it('refuses content in which one bit was changed', () => {
  const sealed = seal(bytes('who signed'), key);
  const changed = Buffer.from(sealed.data);
  changed[20] = (changed[20] ?? 0) ^ 1;

  expect(() => unseal({ ...sealed, data: changed }, key)).toThrow(
    /authenticate|unsupported state/i,
  );
  expect(() => unseal({ ...sealed, compression: 'zlib' }, key)).toThrow(
    /authenticate|unsupported state/i,
  );
});

it('names the key that is missing', () => {
  expect(() => unseal(seal(bytes('x'), other), key)).toThrow(other.id);
});

it('hides a payload with its metadata and gives it back', async () => {
  const codec = createPayloadCodec(key);
  const payload = { metadata: { encoding: bytes('json/plain') }, data: bytes('"secret"') };

  const [encoded] = await codec.encode([payload]);
  if (encoded === undefined) throw new Error('Nothing was encoded.');

  expect(Buffer.from(encoded.data ?? []).toString('latin1')).not.toContain('secret');
  const [decoded] = await codec.decode([encoded]);
  expect(Buffer.from(decoded?.data ?? []).toString()).toBe('"secret"');
  expect(Buffer.from(decoded?.metadata?.['encoding'] ?? []).toString()).toBe('json/plain');
});

it('reads what another program wrote without the codec as it is', async () => {
  const payload = { metadata: { encoding: bytes('json/plain') }, data: bytes('1') };

  expect(await createPayloadCodec(key).decode([payload])).toEqual([payload]);
});
