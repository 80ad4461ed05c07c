import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The folders below this one that hold a file of that name, relative to it, in order. */
export function situationsWith(file: string): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((found) => path.basename(found) === file)
    .map((found) => path.dirname(found))
    .toSorted();
}
