import { randomBytes } from 'node:crypto';
import fs from 'node:fs';

/**
 * Makes a secret file on first use, readable by its owner only, and gives its bytes. An existing
 * one is never changed: what it protects would be lost. Linking shows the file whole or not at all.
 */
export function ensureSecret(file: string, make: () => Buffer): Buffer {
  if (!fs.existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, make(), { mode: 0o600 });
    try {
      fs.linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      fs.rmSync(draft);
    }
  }
  return fs.readFileSync(file);
}

/** The installation key of 32 random bytes that payloads and archives are encrypted with. */
export function installationKey(file: string): Buffer {
  return ensureSecret(file, () => randomBytes(32));
}

/** A random password that needs no quoting in an address or a command. */
export function passwordIn(file: string): string {
  return ensureSecret(file, () => Buffer.from(randomBytes(24).toString('base64url'))).toString();
}
