import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockHolder, processBegan, takeLock } from './lock.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-lock-'));
  file = path.join(folder, 'deep', 'lock.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

describe('a lock', () => {
  it('is held by one at a time, who is named to the others', () => {
    const first = takeLock(file, { port: 8080 });
    expect(first.held).toBe(true);

    const second = takeLock(file);

    expect(second).toEqual({ held: false, holder: { pid: process.pid, note: { port: 8080 } } });
    if (first.held) first.release();
    expect(lockHolder(file)).toBeNull();
    expect(takeLock(file).held).toBe(true);
  });

  it('is taken over from a process that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const began = processBegan(child.pid ?? 0);
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify({ pid: child.pid, began, note: {} }));
    expect(takeLock(file).held).toBe(false);

    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));

    expect(takeLock(file).held).toBe(true);
  });

  it('is taken over when its process id now belongs to another program', () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, began: 'another boot:1', note: {} }));

    expect(takeLock(file).held).toBe(true);
  });

  it.each(['', 'not json', '{}'])('is taken over when it holds %j', (content) => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, content);

    expect(takeLock(file).held).toBe(true);
  });

  it('goes to exactly one of many who find the same stale one', async () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify({ pid: 1, began: 'another boot:1', note: {} }));
    const lock = path.join(import.meta.dirname, 'lock.mjs');
    const script = `import(${JSON.stringify(lock)}).then(({ takeLock }) => {
      console.log(takeLock(${JSON.stringify(file)}).held);
      process.stdin.resume().on('end', () => process.exit(0));
    })`;
    const children = Array.from({ length: 6 }, () => spawn(process.execPath, ['-e', script]));

    const answers = await Promise.all(
      children.map(
        (child) =>
          new Promise<string>((resolve) => {
            child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
          }),
      ),
    );
    children.forEach((child) => child.stdin.end());

    expect(answers.filter((answer) => answer === 'true')).toHaveLength(1);
  });

  it('is not released by one who lost it', () => {
    const first = takeLock(file);
    fs.rmSync(file);
    const other = JSON.stringify({
      pid: process.pid,
      began: processBegan(process.pid),
      note: { other: 1 },
    });
    fs.writeFileSync(file, other);

    if (first.held) first.release();

    expect(lockHolder(file)?.note).toEqual({ other: 1 });
  });
});
