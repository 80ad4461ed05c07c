import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readInstallationKey } from './installation-key.ts';

const aFile = async () => path.join(await mkdtemp(path.join(tmpdir(), 'roteiro-key-')), 'key');

it('makes a key once and reads the same one after, readable by its owner only', async () => {
  const file = await aFile();

  const [first, second] = await Promise.all([
    readInstallationKey(file, 'make'),
    readInstallationKey(file, 'make'),
  ]);

  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

it('refuses to start in production without a key', async () => {
  await expect(readInstallationKey(await aFile(), 'refuse')).rejects.toThrow(/ROTEIRO_KEY_FILE/);
});

it('derives another key for each purpose', async () => {
  const key = await readInstallationKey(await aFile(), 'make');
  const hex = (purpose: string) => Buffer.from(key.derive(purpose)).toString('hex');

  expect(hex('sessions')).toBe(hex('sessions'));
  expect(hex('sessions')).not.toBe(hex('payloads'));
});
