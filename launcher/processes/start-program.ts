import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { openLog } from '../logs.ts';
import type { Program } from '../programs.ts';
import { exitOf, type Exit } from './exit.ts';
import { stopProcess } from './stop-process.ts';
import type { Running } from './supervise.ts';

/** What every program of ours is started with. */
export interface ProgramSurroundings {
  readonly checkout: string;
  readonly logs: string;
  readonly env: Readonly<Record<string, string>>;
}

const READY_WITHIN = 120_000;

/** How long a program may take to finish or hand back what it holds, in ms. */
const DRAIN = 30_000;

const readiness = z.object({ ready: z.literal(true) });

export function logOf(program: Program, logs: string): string {
  return path.join(logs, `${program.name}.log`);
}

/** Starts a program and waits until it says that it is ready (`reportReady` of child.ts). */
export async function startProgram(
  program: Program,
  surroundings: ProgramSurroundings,
  signal: AbortSignal,
): Promise<Running> {
  const log = logOf(program, surroundings.logs);
  const child = spawnProgram(program, surroundings, log);
  const exited = exitOf(child);
  const { pid } = child;
  if (pid === undefined) throw new Error((await exited).text);
  const stop = async (hurry?: AbortSignal) => {
    await stopProcess(pid, [{ signal: 'SIGTERM', wait: DRAIN }], hurry, 0);
  };
  try {
    await untilReady(child, exited, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, exited, stop };
}

/** Runs a program to its end, showing what it prints. Its errors go to its log. */
export async function runProgram(
  program: Program,
  surroundings: ProgramSurroundings,
  signal: AbortSignal,
): Promise<Exit> {
  const log = openLog(logOf(program, surroundings.logs));
  const child = spawnTypeScript(program, surroundings, ['ignore', 'inherit', log]);
  fs.closeSync(log);
  const exited = exitOf(child);
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  const exit = await exited;
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  return exit;
}

function spawnProgram(program: Program, surroundings: ProgramSurroundings, file: string) {
  const log = openLog(file);
  try {
    return spawnTypeScript(program, surroundings, ['ignore', log, log, 'ipc']);
  } finally {
    fs.closeSync(log);
  }
}

/** In a group of its own: Ctrl-C reaches the launcher only, which then ends all in order. */
function spawnTypeScript(
  { file, args = [] }: Program,
  { checkout, env }: ProgramSurroundings,
  stdio: ('ignore' | 'inherit' | 'ipc' | number)[],
): ChildProcess {
  const tsx = import.meta.resolve('tsx');
  return spawn(process.execPath, ['--import', tsx, path.resolve(checkout, file), ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio,
    detached: true,
  });
}

function untilReady(
  child: ChildProcess,
  exited: Promise<Exit>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`it was not ready after ${READY_WITHIN / 1000} s`));
    }, READY_WITHIN);
    const aborted = () => reject(new Error('stopped while starting'));
    signal.addEventListener('abort', aborted, { once: true });
    child.on('message', (message) => {
      if (readiness.safeParse(message).success) settle(resolve);
    });
    void exited.then((exit) => settle(() => reject(new Error(`it ended with ${exit.text}`))));

    function settle(how: () => void): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      how();
    }
  });
}
