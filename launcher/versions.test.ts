import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compareVersions, recordedVersion, recordVersion, refusal } from './versions.ts';

const place = { root: '/checkout/.data', part: '/checkout/.data/postgres' };

describe('versions of the data', () => {
  it.each([
    [undefined, '18.4', 'first'],
    ['18', '18.4', 'newer'],
    ['18.4', '18.4', 'same'],
    ['18.5', '18.4', 'older-minor'],
    ['17.9', '18.0', 'other-major'],
    ['19.0', '18.4', 'other-major'],
  ] as const)('written by %s, found %s: %s', (recorded, found, verdict) => {
    expect(compareVersions(recorded, found)).toBe(verdict);
  });

  it('refuses another major Postgres with the commands that dump and restore', () => {
    const sentence = refusal('postgres', '17.2', '18.4', place);
    expect(sentence).toContain('written by Postgres 17.2, and this is Postgres 18.4');
    expect(sentence).toContain('pg_dump --format=custom');
    expect(sentence).toContain('mv /checkout/.data/postgres /checkout/.data/postgres-17.2');
    expect(sentence).toContain('pg_restore --clean');
  });

  it('lets the minor versions of one Postgres share their data, older ones too', () => {
    expect(refusal('postgres', '18.5', '18.4', place)).toBeNull();
    expect(refusal('postgres', '18', '18.4', place)).toBeNull();
  });

  it('lets Temporal go forward, and neither back nor to another major version', () => {
    expect(refusal('temporal', '1.32.0', '1.33.1', place)).toBeNull();
    expect(refusal('temporal', '1.33.0', '1.32.0', place)).toContain('let the open runs end');
    expect(refusal('temporal', '1.32.0', '2.0.0', place)).toContain('Temporal 2.0.0');
  });

  it('refuses nothing on a first start', () => {
    expect(refusal('postgres', undefined, '18.4', place)).toBeNull();
  });

  it('remembers each part by itself', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-versions-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'versions.json');

    recordVersion(file, 'postgres', '18.4');
    recordVersion(file, 'temporal', '1.32.0');

    expect(recordedVersion(file, 'postgres')).toBe('18.4');
    expect(recordedVersion(file, 'temporal')).toBe('1.32.0');
  });
});
