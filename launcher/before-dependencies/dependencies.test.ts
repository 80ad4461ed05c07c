import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependenciesAreCurrent } from './dependencies.mjs';
import { nodeIsTooOld } from './node-version.mjs';

let checkout: string;

beforeEach(() => {
  checkout = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-checkout-'));
  fs.mkdirSync(path.join(checkout, 'node_modules'));
});
afterEach(() => fs.rmSync(checkout, { recursive: true }));

function wanted(packages: object): void {
  fs.writeFileSync(path.join(checkout, 'package-lock.json'), JSON.stringify({ packages }));
}

function installed(packages: object): void {
  const file = path.join(checkout, 'node_modules', '.package-lock.json');
  fs.writeFileSync(file, JSON.stringify({ packages }));
}

describe('whether the dependencies are current', () => {
  it('says yes when each wanted package is there in its version', () => {
    wanted({ '': { version: '0.2.0' }, 'node_modules/a': { version: '1.0.0' } });
    installed({ 'node_modules/a': { version: '1.0.0' } });
    expect(dependenciesAreCurrent(checkout)).toBe(true);
  });

  it('says no when a version has changed or a package is new', () => {
    installed({ 'node_modules/a': { version: '1.0.0' } });
    wanted({ 'node_modules/a': { version: '1.0.1' } });
    expect(dependenciesAreCurrent(checkout)).toBe(false);
    wanted({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } });
    expect(dependenciesAreCurrent(checkout)).toBe(false);
  });

  it('does not miss what is for other systems or for development', () => {
    wanted({
      'node_modules/mac': { version: '1.0.0', optional: true },
      'node_modules/test': { version: '1.0.0', dev: true },
    });
    installed({});
    expect(dependenciesAreCurrent(checkout)).toBe(true);
  });

  it('says no to an installation that was cut short', () => {
    wanted({});
    expect(dependenciesAreCurrent(checkout)).toBe(false);
  });
});

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '30.1.0'])('accepts %s', (version) => {
    expect(nodeIsTooOld(version)).toBeNull();
  });

  it.each(['20.18.3', '18.20.0'])('refuses %s with a sentence', (version) => {
    expect(nodeIsTooOld(version)).toContain(`this is Node ${version}. Install a newer Node`);
  });
});
