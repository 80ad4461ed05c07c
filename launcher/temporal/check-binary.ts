import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { RELEASE } from './release.ts';

/** Why a fetched binary is not the pinned one, as a sentence; null when it is. */
export async function checkBinary(
  file: string,
  expected: string = RELEASE.binary.sha256,
): Promise<string | null> {
  const hash = createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  const found = hash.digest('hex');
  return found === expected
    ? null
    : `what came is not the release we know (SHA-256 ${found}, expected ${expected})`;
}
