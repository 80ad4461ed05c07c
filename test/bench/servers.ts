import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { ADMIN } from '../../launcher/postgres/create-cluster.ts';
import { startPostgres, type RunningPostgres } from '../../launcher/postgres/start-postgres.ts';
import { startTemporal, type RunningTemporal } from '../../launcher/temporal/start-temporal.ts';

export interface Servers {
  readonly folder: string;
  readonly postgres: RunningPostgres;
  readonly temporal: RunningTemporal;
  /** Lets Postgres look at what is in its tables, and write out what it has changed. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * One Postgres and one Temporal, which both sides use, as the launcher starts them: on files, and
 * nothing acknowledged that is not on the disk.
 */
export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-bench-'));
  const [postgres, temporal] = await Promise.all([
    startPostgres({ folder: path.join(folder, 'postgres') }),
    startTemporal({ folder: path.join(folder, 'temporal') }),
  ]);
  return {
    folder,
    postgres,
    temporal,
    async settle() {
      const url = new URL(postgres.url);
      url.username = ADMIN;
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      await client.query('analyze');
      await client.query('checkpoint');
      await client.end();
    },
    async stop() {
      await Promise.all([postgres.stop(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
