import { createHash } from 'node:crypto';
import type { InstallationKey } from '../installation-key/installation-key.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';

/** The key that personal values are encrypted with: another than that of what goes to Temporal. */
export type PersonalKey = PayloadKey;

/** HKDF-SHA-256 of the installation key, salt `roteiro`, info `personal-values`. */
export function personalKey(installation: InstallationKey): PersonalKey {
  const bytes = installation.derive('personal-values');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
}
