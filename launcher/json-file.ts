import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { z } from 'zod';

/** Reads a JSON file of ours; undefined when there is none, or when it is not what it should be. */
export function readJsonFile<S extends z.ZodType>(
  file: string,
  schema: S,
): z.output<S> | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Writes a JSON file readable by its owner only; readers see the old content or the new. */
export function writeJsonFile(file: string, value: unknown): void {
  const draft = `${file}.${randomUUID()}`;
  fs.writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
}
