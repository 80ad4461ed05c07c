import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { freePort } from '../support/postgres-cluster.ts';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

// Each command is a process of its own, which reads all its TypeScript first.
vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase('empty');
  folder = await mkdtemp(path.join(tmpdir(), 'roteiro-programs-'));
});
const started: ChildProcess[] = [];
afterAll(async () => {
  // Where a test failed half way, its server must not stay behind.
  for (const child of started) child.kill('SIGKILL');
  await database.close();
});

function start(file: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: CHECKOUT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.push(child);
  return child;
}

async function roteiro(words: string, env: Record<string, string> = {}) {
  const child = start('server/cli/main.ts', words.split(' '), {
    DATABASE_URL: database.url,
    ...env,
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, out: out.trim().split('\n'), err };
}

it('migrates, fills the example once, and gives a token that the server takes until it drains', async () => {
  const first = await roteiro('migrate');
  expect(first.code).toBe(0);
  expect(first.out.join('\n')).toContain('for trying out only');
  expect((await roteiro('migrate')).out.at(-1)).toBe('The database is up to date.');

  const owner = await roteiro('token create --role process-owner --as otavio@exemplo.test');
  const token = owner.out.at(-1) ?? '';
  expect(token).toMatch(/^rot_[\w-]{43}$/);

  const port = await freePort();
  const server = start('server/main.ts', [], {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    PORT: String(port),
    ROTEIRO_DATA: folder,
    ROTEIRO_KEY_FILE: path.join(folder, 'key'),
    ROTEIRO_LOG_LEVEL: 'silent',
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  expect(await new Promise((resolve) => server.once('message', resolve))).toEqual({ ready: true });
  const url = `http://127.0.0.1:${port}/api`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const me = await fetch(`${url}/session`, { headers });
  expect(await me.json()).toMatchObject({
    roles: ['process-owner'],
    person: { name: 'Otávio Processo' },
  });
  await publishExample(url, headers);

  server.kill('SIGTERM');
  expect(await ended).toBe(0);
});

/** The compiler that the server is put together with takes the example, decisions and forms first. */
async function publishExample(url: string, headers: Record<string, string>): Promise<void> {
  const example = path.join(CHECKOUT, 'server/examples/reparo');
  const all = await readdir(example, { recursive: true });
  const texts = async (suffix: string) =>
    Promise.all(
      all
        .filter((name) => name.endsWith(suffix))
        .map((name) => readFile(path.join(example, name), 'utf8')),
    );
  const send = async (where: string, body: unknown) => {
    const response = await fetch(url + where, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      body: z.record(z.string(), z.unknown()).parse(await response.json()),
    };
  };
  const create = async (where: string, id: string, body: unknown) => {
    const made = await send(where, body);
    expect(made).toMatchObject({ status: 201 });
    const done = await send(`${where}/${String(made.body[id])}/publish`, {});
    expect(done.body).toMatchObject({ version: 1 });
  };
  for (const text of (await texts('.json')).filter((each) => each.includes('"components"')))
    await create('/forms', 'formId', { schema: JSON.parse(text) });
  for (const xml of await texts('.dmn')) await create('/decisions', 'decisionId', { xml });
  for (const xml of await texts('.bpmn'))
    await create('/procedures', 'procedureId', { name: 'Exemplo', xml });
}

it('fills no example in production, nor beside an organisation of one’s own', async () => {
  const other = await createTestDatabase('empty');
  const env = { DATABASE_URL: other.url, NODE_ENV: 'production' };
  const done = await roteiro('migrate', env);
  expect(done.err).toBe('');
  expect(done.out.join('\n')).not.toContain('exemplo.test');
  expect(await other.db('organisations').select('id')).toEqual([]);
  await other.close();
});

it('finds the installation of the checkout by what the launcher wrote', async () => {
  const port = 18_080;
  const written = { databaseUrl: database.url, temporalAddress: 'localhost:7233', port };
  await writeFile(path.join(folder, 'installation.json'), JSON.stringify(written));
  const env = { DATABASE_URL: '', ROTEIRO_DATA: folder };
  expect((await roteiro('token create --role auditor', env)).out.at(-1)).toMatch(/^rot_/);
  const elsewhere = await roteiro('token create --role auditor', { ...env, PORT: '1' });
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.err).toContain('answers at port 18080');
});

it('says what is wrong with how a command is written', async () => {
  expect(await roteiro('token create --role king')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--role must be one of: administrator'),
  });
  expect((await roteiro('token create --role auditor --as nobody@exemplo.test')).code).toBe(1);
  expect((await roteiro('fly')).code).toBe(2);
});

it('says in one sentence why the server cannot start', async () => {
  const child = start('server/main.ts', [], { DATABASE_URL: 'nothing' });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(err).toMatch(/^Roteiro cannot start with this environment: DATABASE_URL must be/m);
});
