import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ProblemAtStart } from '../problem-at-start.ts';
import type { Binaries } from './find-binaries.ts';
import { asUser, giveTo, type OsUser } from './os-user.ts';

/** The name of the first user, who may do everything; programs use a lesser one. */
export const ADMIN = 'postgres';

/**
 * Makes a new cluster in `home` under the name `cluster`. It is made under another name and then
 * renamed: one that was cut short is never taken for a cluster. Its order of text depends on no
 * library of the machine (built-in C.UTF-8); names are sorted with `COLLATE "pt-BR-x-icu"`.
 */
export async function createCluster(options: {
  readonly home: string;
  readonly binaries: Binaries;
  readonly user: OsUser;
  readonly password: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<void> {
  const { home, binaries, user, password, signal } = options;
  const draft = path.join(home, `new-cluster-${randomBytes(4).toString('hex')}`);
  fs.mkdirSync(draft, { mode: 0o700 });
  giveTo(user, draft);
  const passwordFile = path.join(draft, 'password');
  const data = path.join(draft, 'data');
  try {
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(user, passwordFile);
    await run(binaries.initdb, initdbArguments(data, passwordFile), draft, user, signal);
    fs.renameSync(data, path.join(home, 'cluster'));
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  user: OsUser,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...asUser(user),
      ...(signal === undefined ? {} : { signal }),
      cwd,
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let said = '';
    const listen = (chunk: Buffer) => (said += chunk.toString());
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new ProblemAtStart(`Postgres could not make its cluster (initdb):\n${said.trim()}`));
    });
  });
}
