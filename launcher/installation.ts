import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** Where the parts of a running installation are, for commands run from its checkout. */
const installation = z.object({
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  temporalUiUrl: z.string().nullable(),
  port: z.number().int(),
  keyFile: z.string(),
});

export type Installation = z.infer<typeof installation>;

/**
 * The installation last started on a data folder; undefined when none ever was.
 * The file holds the database password and is readable by its owner only.
 */
export function readInstallation(dataFolder: string): Installation | undefined {
  return readJsonFile(`${dataFolder}/installation.json`, installation);
}

export function writeInstallation(dataFolder: string, value: Installation): void {
  writeJsonFile(`${dataFolder}/installation.json`, value);
}
