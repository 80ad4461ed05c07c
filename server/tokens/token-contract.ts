import { z } from 'zod';
import { listOf } from '../http/cursor.ts';
import { role } from '../people/role.ts';

export const tokenParams = z.object({ tokenId: z.uuid() });

export const tokenReply = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  role,
  personId: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

export const tokenList = listOf(tokenReply);

export const createTokenBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role,
  /** The person for whom the program acts. */
  personId: z.uuid().optional(),
});

/** The only reply that ever holds the token itself. */
export const createTokenReply = z.object({ tokenId: z.string(), token: z.string() });

export const done = z.object({ done: z.literal(true) });
