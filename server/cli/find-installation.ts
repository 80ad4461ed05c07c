import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

const written = z.object({
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string().default('default'),
  port: z.number().int(),
  keyFile: z.string().optional(),
});

/** Where the parts of the installation that runs from this checkout are. */
export interface Installation {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly httpUrl: string;
  /** The file with the installation's key; undefined where only `DATABASE_URL` is known. */
  readonly keyFile: string | undefined;
  /** Where its programs keep files. */
  readonly dataFolder: string;
}

/**
 * Reads `.data/installation.json`, which the launcher writes at start. With `PORT` set it must be
 * the installation that answers there. `DATABASE_URL` is enough where there is no launcher.
 */
export async function findInstallation(
  env: Readonly<Record<string, string | undefined>> = process.env,
  checkout: string = CHECKOUT,
): Promise<Installation> {
  const { DATABASE_URL: databaseUrl, PORT } = env;
  const dataFolder = env['ROTEIRO_DATA'] ?? path.join(checkout, '.data');
  if (databaseUrl !== undefined && databaseUrl !== '')
    return {
      databaseUrl,
      temporalAddress: env['TEMPORAL_ADDRESS'] ?? 'localhost:7233',
      temporalNamespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
      httpUrl: `http://localhost:${PORT ?? 8080}`,
      keyFile: env['ROTEIRO_KEY_FILE'],
      dataFolder,
    };
  const found = await read(path.join(dataFolder, 'installation.json'));
  if (found === null)
    throw new Error(
      'No installation runs from this checkout: start it with npm start, or set DATABASE_URL.',
    );
  if (PORT !== undefined && PORT !== String(found.port))
    throw new Error(
      `The installation of this checkout answers at port ${found.port}, not ${PORT}: set PORT to match, or leave it out.`,
    );
  const { port, keyFile, ...where } = found;
  return {
    ...where,
    httpUrl: `http://localhost:${port}`,
    keyFile: env['ROTEIRO_KEY_FILE'] ?? keyFile,
    dataFolder,
  };
}

async function read(file: string): Promise<z.infer<typeof written> | null> {
  try {
    return written.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
