import fs from 'node:fs';
import path from 'node:path';

/** Where each thing lies that an installation keeps between starts. All paths are absolute. */
export interface DataFolder {
  readonly root: string;
  readonly lock: string;
  readonly postgres: string;
  readonly temporal: string;
  readonly logs: string;
  readonly secrets: string;
  readonly ports: string;
  readonly versions: string;
  readonly programs: string;
  readonly installation: string;
  readonly webApp: string;
}

/** The places in a data folder; nothing is made. */
export function dataFolderAt(root: string): DataFolder {
  const at = (name: string) => path.join(root, name);
  return {
    root,
    lock: at('lock.json'),
    postgres: at('postgres'),
    temporal: at('temporal'),
    logs: at('logs'),
    secrets: at('secrets'),
    ports: at('ports'),
    versions: at('versions.json'),
    programs: at('programs.json'),
    installation: at('installation.json'),
    webApp: at('web-app'),
  };
}

/**
 * Makes the folders, closed to other users. As root the data folder itself may be walked through
 * (not listed), because Postgres then runs as another user.
 */
export function makeDataFolder(folder: DataFolder): void {
  fs.mkdirSync(folder.root, { recursive: true });
  fs.chmodSync(folder.root, process.getuid?.() === 0 ? 0o711 : 0o700);
  for (const closed of [
    folder.temporal,
    folder.logs,
    folder.secrets,
    folder.ports,
    folder.webApp,
  ]) {
    fs.mkdirSync(closed, { recursive: true, mode: 0o700 });
  }
}
