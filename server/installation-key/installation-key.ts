import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const KEY_BYTES = 32;
const HEXADECIMAL = /^[0-9a-f]{64}$/i;

/** The installation's secret key: 32 bytes. */
export interface InstallationKey {
  readonly bytes: Uint8Array;
  /** A key for one purpose, from which neither this one nor another purpose's can be found. */
  derive(purpose: string): Uint8Array;
}

/** The key written as 64 hexadecimal digits. */
export function installationKey(hexadecimal: string): InstallationKey {
  if (!HEXADECIMAL.test(hexadecimal.trim()))
    throw new Error("The installation's key must be 64 hexadecimal digits.");
  return keyOf(Buffer.from(hexadecimal.trim(), 'hex'));
}

function keyOf(bytes: Uint8Array): InstallationKey {
  if (bytes.length !== KEY_BYTES) throw new Error("The installation's key must have 32 bytes.");
  return {
    bytes,
    derive: (purpose) => new Uint8Array(hkdfSync('sha256', bytes, 'roteiro', purpose, KEY_BYTES)),
  };
}

/** A key file holds the 32 bytes themselves, as the launcher makes it, or 64 hexadecimal digits. */
function keyIn(content: Buffer): InstallationKey {
  const text = content.toString('latin1').trim();
  return HEXADECIMAL.test(text) ? installationKey(text) : keyOf(content);
}

/**
 * Reads the key. Outside production a missing file is made, readable by its owner only; in
 * production a missing key is an error, because a new one could not read what the old one wrote.
 */
export async function readInstallationKey(
  file: string,
  whenMissing: 'make' | 'refuse',
): Promise<InstallationKey> {
  if (whenMissing === 'make') {
    const made = randomBytes(KEY_BYTES);
    // `wx`: of two processes that start at once one makes the file and both read it.
    await writeFile(file, made, { flag: 'wx', mode: 0o600 }).catch(unlessItExists);
  }
  try {
    return keyIn(await readFile(file));
  } catch (cause) {
    throw new Error(
      `The installation's key cannot be read from ROTEIRO_KEY_FILE: put 64 hexadecimal digits there (openssl rand -hex 32).`,
      { cause },
    );
  }
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
