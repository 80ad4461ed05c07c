import { randomBytes } from 'node:crypto';
import { sha256 } from '../organisation-record/content-hash.ts';

const PREFIX_LENGTH = 12;

export interface NewSecret {
  /** Shown once, to whoever asked for it. */
  readonly token: string;
  /** Shown in lists, so that people know which one it is. */
  readonly prefix: string;
  /** All that is kept. 256 random bits need no slow hash. */
  readonly hash: string;
}

export function newSecret(): NewSecret {
  const token = `rot_${randomBytes(32).toString('base64url')}`;
  return { token, prefix: token.slice(0, PREFIX_LENGTH), hash: hashToken(token) };
}

export const hashToken = (token: string): string => sha256(token);
