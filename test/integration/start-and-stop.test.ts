import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { z } from 'zod';
import { processBegan } from '../../launcher/before-dependencies/lock.mjs';
import { readInstallation } from '../../launcher/installation.ts';
import { findFreePort } from '../../launcher/ports.ts';
import {
  processesInFolder,
  processesWithArgument,
  processesWithVariable,
} from '../../launcher/processes/find-processes.ts';
import { MARK } from '../../launcher/processes/left-behind.ts';
import { stopProcess } from '../../launcher/processes/stop-process.ts';

const STAND_IN = fileURLToPath(new URL('stand-in/launch.ts', import.meta.url));
const MINUTE = 60_000;

interface Start {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** Resolves with true at a line that holds the text, with false when the program ends before. */
  says(text: string): Promise<boolean>;
  readonly ended: Promise<number | null>;
}

const table = z.array(z.object({ name: z.string(), pid: z.number(), startedAt: z.string() }));

let dataFolder: string;
let port: number;
let starts: Start[];

beforeEach(async () => {
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-start-'));
  port = await findFreePort();
  starts = [];
});

afterEach(async () => {
  for (const { child, ended } of starts) {
    child.kill('SIGKILL');
    await ended;
  }
  const left = [...running(), ...processesInFolder(cluster()).map((found) => found.pid)];
  await Promise.all(left.map((pid) => stopProcess(pid, [{ signal: 'SIGKILL', wait: 1000 }])));
  fs.rmSync(dataFolder, { recursive: true });
});

describe('npm start', () => {
  it(
    'starts everything, keeps what was written, and leaves nothing behind',
    async () => {
      const first = begin();
      expect(await first.says(`Roteiro is ready: http://localhost:${port}`)).toBe(true);
      expect(await get()).toBe('stand-in');
      expect(programs().map((program) => program.name)).toEqual(
        expect.arrayContaining(['launcher', 'postgres', 'temporal', 'server', 'worker']),
      );
      first.child.kill('SIGINT');
      expect(await first.ended).toBe(0);

      expect(running()).toEqual([]);
      expect(first.lines.at(-2)).toMatch(/^Postgres stopped/);

      const second = begin();
      expect(await second.says('Roteiro is ready')).toBe(true);
      expect(await count('starts')).toBe(2);
      // The worker writes this while it drains: Postgres must still have been there.
      expect(await count('finished')).toBe(1);
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(running()).toEqual([]);
    },
    MINUTE,
  );

  it(
    'recovers by itself after a kill -9 of every process',
    async () => {
      const first = begin();
      expect(await first.says('Roteiro is ready')).toBe(true);
      for (const { pid } of programs()) process.kill(pid, 'SIGKILL');
      await first.ended;

      const second = begin();
      expect(await second.says('Roteiro is ready')).toBe(true);
      expect(await get()).toBe('stand-in');
      expect(await count('starts')).toBe(2);
    },
    MINUTE,
  );

  it(
    'takes over from programs that outlived a kill -9 of the launcher alone',
    async () => {
      const first = begin();
      expect(await first.says('Roteiro is ready')).toBe(true);
      const before = programs().filter((program) => program.name !== 'launcher');
      first.child.kill('SIGKILL');
      await first.ended;

      const second = begin();
      expect(await second.says('Roteiro is ready')).toBe(true);
      expect(await get()).toBe('stand-in');
      expect(before.map(({ pid }) => processBegan(pid))).toEqual(before.map(() => null));
      second.child.kill('SIGTERM');
      await second.ended;
      expect(running()).toEqual([]);
    },
    MINUTE,
  );

  it.each(['Postgres', 'Temporal', 'server', 'worker'])(
    'starts %s again when it is killed',
    async (name) => {
      const start = begin();
      expect(await start.says('Roteiro is ready')).toBe(true);
      const before = pidOf(name);

      process.kill(before, 'SIGKILL');

      expect(await start.says(`${name} runs again`)).toBe(true);
      expect(pidOf(name)).not.toBe(before);
      expect(await get()).toBe('stand-in');
      expect(await count('starts')).toBe(1);
    },
    MINUTE,
  );

  it(
    'refuses a second start in the same data folder, naming the first',
    async () => {
      const first = begin();
      expect(await first.says('Roteiro is ready')).toBe(true);

      const second = begin();

      expect(await second.ended).toBe(1);
      expect(second.lines.join('\n')).toContain(
        `already runs from this checkout (process ${first.child.pid})`,
      );
      expect(await get()).toBe('stand-in');
    },
    MINUTE,
  );

  it(
    'ends at once what it had begun when it is stopped while starting',
    async () => {
      const start = begin();
      expect(await start.says('Temporal')).toBe(true);

      start.child.kill('SIGTERM');

      expect(await start.ended).toBe(0);
      expect(running()).toEqual([]);
    },
    MINUTE,
  );
});

function begin(): Start {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), STAND_IN], {
    env: { ...process.env, ROTEIRO_DATA: dataFolder, PORT: String(port), NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    lines.push(...chunk.toString().trimEnd().split('\n'));
    listeners.forEach((listener) => listener());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const says = (text: string) =>
    new Promise<boolean>((resolve) => {
      const look = () => {
        if (lines.some((line) => line.includes(text))) resolve(true);
      };
      listeners.add(look);
      look();
      void ended.then(() => resolve(lines.some((line) => line.includes(text))));
    });
  const start = { child, lines, says, ended };
  starts.push(start);
  onTestFailed(() => console.log(lines.join('\n')));
  return start;
}

/** Everything of this data folder that runs, found without the launcher's own list. */
function running(): number[] {
  return [
    ...processesWithVariable(MARK, dataFolder),
    ...processesInFolder(cluster()).map((found) => found.pid),
    ...processesWithArgument(path.join(dataFolder, 'temporal', 'temporal.db')).map(
      (found) => found.pid,
    ),
  ];
}

function cluster(): string {
  return path.join(dataFolder, 'postgres', 'cluster');
}

function programs() {
  return table.parse(JSON.parse(fs.readFileSync(path.join(dataFolder, 'programs.json'), 'utf8')));
}

function pidOf(name: string): number {
  const found = programs().find((program) => program.name === name.toLowerCase());
  if (found === undefined) throw new Error(`${name} is not in the list of programs`);
  return found.pid;
}

async function get(): Promise<string> {
  return (await fetch(`http://localhost:${port}/`)).text();
}

async function count(name: 'starts' | 'finished'): Promise<number> {
  const client = new pg.Client({ connectionString: readInstallation(dataFolder)?.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`select count(*)::int as n from ${name}`);
    return z.tuple([z.object({ n: z.number() })]).parse(rows)[0].n;
  } finally {
    await client.end();
  }
}
