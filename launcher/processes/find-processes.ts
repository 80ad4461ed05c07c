import fs from 'node:fs';

/** A process of this machine, seen through proc(5). Only those we may look into are found. */
export interface FoundProcess {
  readonly pid: number;
  readonly folder: string;
  readonly command: readonly string[];
}

/** Processes that work in a folder: the way a Postgres is known by its cluster. */
export function processesInFolder(folder: string): FoundProcess[] {
  return findProcesses().filter((found) => found.folder === folder);
}

/** Processes whose command line has an argument: the way a Temporal is known by its file. */
export function processesWithArgument(argument: string): FoundProcess[] {
  return findProcesses().filter((found) => found.command.includes(argument));
}

/** Processes that were started with a variable set so. */
export function processesWithVariable(name: string, value: string): number[] {
  return pids().filter((pid) =>
    (read(`/proc/${pid}/environ`) ?? '').split('\0').includes(`${name}=${value}`),
  );
}

function findProcesses(): FoundProcess[] {
  return pids().flatMap((pid) => {
    const folder = workingFolder(pid);
    const command = read(`/proc/${pid}/cmdline`)?.split('\0') ?? [];
    return folder === null ? [] : [{ pid, folder, command }];
  });
}

function pids(): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

function workingFolder(pid: number): string | null {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
