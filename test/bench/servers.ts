import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres, type RunningPostgres } from '../../launcher/postgres/start-postgres.ts';
import { startTemporal, type RunningTemporal } from '../../launcher/temporal/start-temporal.ts';

export interface Servers {
  readonly folder: string;
  readonly postgres: RunningPostgres;
  readonly temporal: RunningTemporal;
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
    async stop() {
      await Promise.all([postgres.stop(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
