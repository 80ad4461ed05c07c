import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const line = z.object({ key: z.string(), by: z.enum(['queue', 'http']) });
export type Performed = z.output<typeof line>;

/** The book of a step's own effects: a line for each time it did something. */
export function openBook(file: string): (performed: Performed) => void {
  const handle = openSync(file, 'a', 0o600);
  process.once('exit', () => closeSync(handle));
  return (performed) => {
    appendFileSync(handle, `${JSON.stringify(performed)}\n`);
    fsyncSync(handle);
  };
}

export const readBook = (file: string): Performed[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
