import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { asUser, type OsUser } from './os-user.ts';
import { binariesIn, type Binaries } from './find-binaries.ts';

const location = z.object({ folder: z.string() });

/**
 * The folder that holds the cluster: `folder` itself, unless the user who runs Postgres cannot get
 * there (a checkout under /root). Then it is a folder of its own under /var/lib, remembered in
 * `location.json`, so that it is found again after the checkout has moved.
 */
export function clusterHome(folder: string, user: OsUser): string {
  fs.mkdirSync(folder, { recursive: true });
  const remembered = readJsonFile(path.join(folder, 'location.json'), location);
  if (remembered !== undefined && fs.existsSync(remembered.folder)) return remembered.folder;
  if (user.kind === 'self') {
    fs.chmodSync(folder, 0o700);
    return folder;
  }
  fs.chmodSync(folder, 0o711);
  if (canReach(user, folder)) return folder;
  const elsewhere = makeFolderElsewhere(folder);
  writeJsonFile(path.join(folder, 'location.json'), { folder: elsewhere });
  return elsewhere;
}

/** The binaries, or a copy of them in `home` where that user cannot run them in their place. */
export function reachableBinaries(binaries: Binaries, home: string, user: OsUser): Binaries {
  if (user.kind === 'self' || canRun(user, binaries.postgres)) return binaries;
  const { size, mtimeMs } = fs.statSync(binaries.postgres);
  const copy = path.join(home, `binaries-${size}-${Math.floor(mtimeMs)}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${randomBytes(4).toString('hex')}`;
    fs.cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true });
    for (const old of fs.readdirSync(home)) {
      if (/^binaries-\d+-\d+$/.test(old)) fs.rmSync(path.join(home, old), { recursive: true });
    }
    fs.renameSync(draft, copy);
  }
  return binariesIn(copy);
}

export function canReach(user: OsUser, folder: string): boolean {
  return test(user, '-x', folder);
}

function canRun(user: OsUser, file: string): boolean {
  return test(user, '-x', file);
}

/** test(1) as that user: only the system itself knows every rule of access. */
function test(user: OsUser, flag: string, place: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'test "$1" "$2"', 'sh', flag, place], {
    ...asUser(user),
    cwd: '/',
  });
  return tried.status === 0;
}

function makeFolderElsewhere(folder: string): string {
  const made = path.join('/var/lib', `roteiro-${randomBytes(6).toString('hex')}`);
  fs.mkdirSync(made, { mode: 0o711 });
  fs.chmodSync(made, 0o711);
  fs.writeFileSync(
    path.join(made, 'README'),
    `The Postgres data of the Roteiro whose data folder is ${path.dirname(folder)}\n`,
  );
  return made;
}
