import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readInstallation, type Installation } from '../../launcher/installation.ts';
import { findFreePort } from '../../launcher/ports.ts';
import { until } from './until.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 300_000;
const STOPPED_WITHIN_MS = 90_000;

const table = z.array(z.object({ name: z.string(), pid: z.number() }));
const run = promisify(execFile);

export type Roteiro = Awaited<ReturnType<typeof startRoteiro>>;

/** The whole of Roteiro by `npm start`, in a data folder of its own. */
export async function startRoteiro(env: Readonly<Record<string, string>>) {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-chaos-'));
  const port = await findFreePort();
  const place = { ROTEIRO_DATA: dataFolder, PORT: String(port), NODE_ENV: 'development' };
  const own = { ...process.env, ...place, ...env };
  const child = spawn('npm', ['start'], { cwd: CHECKOUT, env: own, stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let over = false;
  void ended.then(() => (over = true));

  const programs = () => {
    try {
      return table.parse(
        JSON.parse(fs.readFileSync(path.join(dataFolder, 'programs.json'), 'utf8')),
      );
    } catch {
      return [];
    }
  };
  const pidOf = (name: string): number | null =>
    programs().find((program) => program.name === name)?.pid ?? null;
  const killAll = (): void => {
    for (const { pid } of programs()) signalTo(pid, 'SIGKILL');
    child.kill('SIGKILL');
  };
  // Whatever ends this process, nothing stays behind.
  process.once('exit', killAll);

  const ready = (): boolean => output.includes('Roteiro is ready');
  await until(() => over || ready(), READY_WITHIN_MS);
  if (!ready()) {
    killAll();
    throw new Error(`npm start came to nothing:\n${output}`);
  }
  const installation: Installation = readInstallation(dataFolder) ?? missing(dataFolder);
  /** `npx roteiro …` for this installation. */
  const roteiro = async (...args: string[]): Promise<string> => {
    const file = path.join(CHECKOUT, 'launcher', 'roteiro.mjs');
    const { stdout } = await run(process.execPath, [file, ...args], { cwd: CHECKOUT, env: own });
    return stdout.trim();
  };

  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder,
    installation,
    pidOf,
    roteiro,
    /** What it said on the terminal. */
    output: () => output,
    administrator: async (): Promise<string> =>
      (await roteiro('token', 'create', '--role', 'administrator')).split('\n').at(-1) ?? '',
    /** In order, as Ctrl-C does; resolves with its exit code, null when it had to be killed. */
    async stop(): Promise<number | null> {
      const launcher = pidOf('launcher');
      if (launcher !== null && !over) signalTo(launcher, 'SIGTERM');
      const late = setTimeout(killAll, STOPPED_WITHIN_MS);
      const code = await ended;
      clearTimeout(late);
      process.off('exit', killAll);
      return code;
    },
    remove: () => fs.rmSync(dataFolder, { recursive: true, force: true }),
  };
}

/** Signals a process that may just have ended. */
export function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

function missing(folder: string): never {
  throw new Error(`There is no installation in ${folder}.`);
}
