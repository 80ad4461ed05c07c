import { z } from 'zod';
import type { Client } from './api-client.ts';

const made = z.object({ token: z.string() });

/** An API token, made by an administrator's: quicker than one from the command line. */
export async function makeToken(
  client: Client,
  administrator: string,
  role: 'coordinator' | 'process-owner',
  name: string,
): Promise<string> {
  const body = { role, name };
  const answer = await client.once({
    method: 'POST',
    path: '/api/tokens',
    token: administrator,
    body,
  });
  return made.parse(answer?.body).token;
}
