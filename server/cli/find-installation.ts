import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

const installation = z.object({
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  httpUrl: z.string(),
});

/** Where the parts of the installation that runs from this checkout are. */
export type Installation = z.infer<typeof installation>;

/**
 * Reads `.data/installation.json`, which the launcher writes when everything is up. With `PORT` set
 * it must be the installation that answers there. `DATABASE_URL` alone is enough without a launcher.
 */
export async function findInstallation(
  env: Readonly<Record<string, string | undefined>> = process.env,
  checkout: string = CHECKOUT,
): Promise<Installation> {
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS, PORT } = env;
  if (databaseUrl !== undefined) {
    const temporalAddress = TEMPORAL_ADDRESS ?? 'localhost:7233';
    return { databaseUrl, temporalAddress, httpUrl: `http://localhost:${PORT ?? 8080}` };
  }
  const found = await read(
    path.join(env['ROTEIRO_DATA'] ?? path.join(checkout, '.data'), 'installation.json'),
  );
  if (found === null)
    throw new Error(
      'No installation runs from this checkout: start it with npm start, or set DATABASE_URL.',
    );
  if (PORT !== undefined && new URL(found.httpUrl).port !== PORT)
    throw new Error(
      `The installation of this checkout answers at ${found.httpUrl}, not at port ${PORT}: set PORT to match, or leave it out.`,
    );
  return found;
}

async function read(file: string): Promise<Installation | null> {
  try {
    return installation.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
