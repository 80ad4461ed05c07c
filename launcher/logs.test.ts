import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastLines, openLog, rotateWhenLarge } from './logs.ts';
import { installationKey, passwordIn } from './secrets.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-logs-'));
  file = path.join(folder, 'server.log');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

it('moves a large log aside while a program goes on writing to it', () => {
  const log = openLog(file);
  fs.writeSync(log, 'old\n');
  expect(rotateWhenLarge(file, 3)).toBe(true);
  fs.writeSync(log, 'new\n');
  fs.closeSync(log);

  expect(fs.readFileSync(`${file}.1`, 'utf8')).toBe('old\n');
  expect(fs.readFileSync(file, 'utf8')).toBe('new\n');
});

it('keeps three old logs', () => {
  for (const text of ['one', 'two', 'three', 'four', 'five']) {
    fs.writeFileSync(file, text);
    rotateWhenLarge(file, 0);
  }
  expect(fs.readdirSync(folder).toSorted()).toEqual(
    ['', '.1', '.2', '.3'].map((ending) => `server.log${ending}`),
  );
  expect(fs.readFileSync(`${file}.1`, 'utf8')).toBe('five');
  expect(fs.readFileSync(`${file}.3`, 'utf8')).toBe('three');
});

it('leaves a small log alone, and shows the end of one', () => {
  fs.writeFileSync(file, 'a\nb\nc\n');
  expect(rotateWhenLarge(file)).toBe(false);
  expect(lastLines(file, 2)).toBe('b\nc');
  expect(lastLines(path.join(folder, 'none.log'))).toBe('');
});

it('makes secrets once, for their owner only', () => {
  const key = path.join(folder, 'installation.key');
  const first = installationKey(key);
  expect(first).toHaveLength(32);
  expect(installationKey(key)).toEqual(first);
  expect(fs.statSync(key).mode & 0o777).toBe(0o600);
  expect(passwordIn(path.join(folder, 'password'))).toMatch(/^[\w-]{32}$/);
});
