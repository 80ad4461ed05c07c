import { writeJsonFile } from '../json-file.ts';

/** One running program, as `programs.json` in the data folder lists it. */
interface Entry {
  readonly name: string;
  readonly pid: number;
  readonly startedAt: string;
}

export interface ProgramTable {
  /** Notes a program's process, or with null that it has none now. */
  set(name: string, pid: number | null): void;
  /** Nothing runs any more. */
  clear(): void;
}

/** Keeps the file true while programs come and go. */
export function createProgramTable(file: string): ProgramTable {
  const entries = new Map<string, Entry>();
  const write = () => writeJsonFile(file, [...entries.values()]);
  return {
    set(name, pid) {
      if (pid === null) entries.delete(name);
      else entries.set(name, { name, pid, startedAt: new Date().toISOString() });
      write();
    },
    clear() {
      entries.clear();
      write();
    },
  };
}
