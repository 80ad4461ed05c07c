import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '../../launcher/ports.ts';
import { examplePeople } from '../../server/examples/example-people.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const readme = fs.readFileSync(path.join(CHECKOUT, 'README.md'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-readme-'));
const state = path.join(folder, 'words.sh');
const table = z.array(z.object({ pid: z.number() }));

let env: NodeJS.ProcessEnv = {};
let launcher: ChildProcess | null = null;

/** The shell blocks of the story, in order. */
function blocks(): string[] {
  const story = readme.slice(
    readme.indexOf('## Ten minutes'),
    readme.indexOf('## The command line'),
  );
  return [...story.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
}

function said(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(`Roteiro is ready: http://localhost:${env['PORT']}`)) resolve(output);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}

async function start(): Promise<string> {
  launcher = spawn('npm', ['start'], { cwd: CHECKOUT, env, detached: true });
  return said(launcher);
}

/** kill -9 for the launcher and all it started. */
function killEverything(): void {
  const file = path.join(folder, 'data', 'programs.json');
  const programs = fs.existsSync(file)
    ? table.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
    : [];
  for (const pid of [-(launcher?.pid ?? 0), ...programs.map((program) => program.pid)])
    try {
      if (pid !== 0) process.kill(pid, 'SIGKILL');
    } catch {
      // It ended before.
    }
}

/** Runs blocks in one shell that keeps its words and functions for the next call. */
function shell(parts: readonly string[]): Promise<string> {
  const words = 'URL ANA TIAGO PEDRO CARLA PROTOCOL RUN';
  const script = [
    'set -euo pipefail',
    `[ ! -f ${state} ] || . ${state}`,
    ...parts,
    `{ declare -f; for word in ${words}; do [ -z "\${!word:-}" ] || declare -p $word; done; } > ${state}`,
  ].join('\n');
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script], { cwd: CHECKOUT, env });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`ended with ${code}:\n${output}\n${errors}`)),
    );
  });
}

beforeAll(async () => {
  const port = String(await findFreePort());
  env = {
    ...process.env,
    PORT: port,
    ROTEIRO_DATA: path.join(folder, 'data'),
    NODE_ENV: 'development',
  };
  await start();
}, 240_000);

afterAll(() => {
  killEverything();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('the README', () => {
  it.each(examplePeople)('lists $email with its password', ({ email, password }) => {
    expect(readme).toContain(`| \`${email}\` | \`${password}\` |`);
  });

  it('leads a repair to the part that is missing', async () => {
    const output = await shell(blocks().slice(0, 2));
    expect(output).toContain('atendimento execucao pecas acompanharPeca\n');
  }, 180_000);

  it('goes on after everything was killed, past the legal limit to the end', async () => {
    killEverything();
    await start();
    const output = await shell(blocks().slice(2, 3));
    expect(output).toContain('acompanharPeca planoContingencia oferecerAlternativas');
    expect(output).toContain('"outcome":"taken"');
    expect(output).toMatch(/completed\n$/);
  }, 240_000);

  it('reads the run back and proves it', async () => {
    const output = await shell(blocks().slice(3, 4));
    expect(output).toContain('timer-fired limiteLegal');
    expect(output).toMatch(/holds {2}chain[\s\S]*holds {2}facts[\s\S]*holds {2}temporal/);
  }, 120_000);

  it('refuses a quotation', async () => {
    const output = await shell(blocks().slice(4));
    expect(output).toContain('orcamento_recusado');
    expect(output).toMatch(/holds {2}temporal/);
  }, 240_000);
});
