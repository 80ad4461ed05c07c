import { createHash } from 'node:crypto';
import type { InstallationKey } from '../../installation-key/installation-key.ts';

/** The key that payloads and archives are encrypted with, and the name it is known by. */
export interface PayloadKey {
  /** The first 16 hexadecimal digits of the key's SHA-256. */
  readonly id: string;
  /** 32 bytes, for AES-256-GCM. */
  readonly bytes: Uint8Array;
}

/** HKDF-SHA-256 of the installation key, salt `roteiro`, info `temporal-payloads`. */
export function payloadKey(installation: InstallationKey): PayloadKey {
  const bytes = installation.derive('temporal-payloads');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
}
