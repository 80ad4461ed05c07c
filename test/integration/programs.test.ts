import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { verifyPassword } from '../../server/people/password.ts';
import { createPersonStore } from '../../server/people/person-store.ts';
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
  const headers = { authorization: `Bearer ${token}` };
  const me = await fetch(`${url}/session`, { headers });
  expect(await me.json()).toMatchObject({
    roles: ['process-owner'],
    person: { name: 'Otávio Processo' },
  });
  const list = await fetch(`${url}/procedures`, { headers });
  const { items } = z
    .object({ items: z.array(z.object({ name: z.string(), latestVersion: z.number() })) })
    .parse(await list.json());
  expect(items.map(({ name, latestVersion }) => [name, latestVersion])).toEqual([
    ['Agendar visita', 1],
    ['Orçamento', 1],
    ['Reparo', 1],
  ]);

  server.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('fills no example in production, nor beside an organisation of one’s own', async () => {
  const other = await createTestDatabase('empty');
  const env = { DATABASE_URL: other.url, NODE_ENV: 'production' };
  const done = await roteiro('migrate', env);
  expect(done.err).toBe('');
  expect(done.out.join('\n')).not.toContain('exemplo.test');
  expect(await other.db('organisations').select('id')).toEqual([]);
  await other.close();
});

it('makes an organisation of one’s own in production, with one administrator and nothing of the example', async () => {
  const other = await createTestDatabase('empty');
  const env = { DATABASE_URL: other.url, NODE_ENV: 'production' };
  const words =
    'organisation create --name Oficina --slug oficina --admin-email Ada@oficina.test --time-zone America/Manaus';
  try {
    await roteiro('migrate', env);
    const made = await roteiro(words, env);
    expect(made).toMatchObject({ code: 0, err: '' });
    const [account] = await createPersonStore(other.db).credentials('ada@oficina.test');
    expect(made.out.at(-1)).toMatch(/^[\w-]{20}$/);
    expect(await verifyPassword(account?.passwordHash ?? null, made.out.at(-1) ?? '')).toBe(true);
    expect(await other.db('organisations').select('slug', 'kind', 'time_zone')).toEqual([
      { slug: 'oficina', kind: 'production', time_zone: 'America/Manaus' },
    ]);

    const again = await roteiro(words, env);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('the slug oficina') });
    expect(await roteiro('organisation create --slug Exemplo!', env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--name is missing; --slug has .*; --admin-email must be/),
    });
    // Also outside production an organisation of one's own keeps the example away.
    const later = await roteiro('migrate', { ...env, NODE_ENV: 'development' });
    expect(later.out.join('\n')).not.toContain('exemplo');
    for (const table of ['people', 'organisations'])
      expect(await other.db(table).select('id')).toHaveLength(1);
    for (const table of ['points_of_sale', 'products', 'items', 'forms', 'procedures'])
      expect(await other.db(table).select('id')).toEqual([]);
  } finally {
    await other.close();
  }
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
