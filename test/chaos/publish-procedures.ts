import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Client, Request } from './api-client.ts';
import { makeToken } from './make-token.ts';
import { STEP_QUEUE } from './step-queue.ts';

const FOLDER = fileURLToPath(new URL('procedures/', import.meta.url));

const organisation = z.object({
  version: z.number(),
  settings: z.looseObject({ queues: z.array(z.string()) }),
});
const created = z.object({ procedureId: z.string() });

/** Publishes what `procedures/` holds, before anything is disturbed. */
export async function publishProcedures(client: Client, administrator: string): Promise<void> {
  const owner = await makeToken(client, administrator, 'process-owner', 'chaos, who publishes');
  const ask = async (method: Request['method'], path: string, token: string, body?: unknown) => {
    const answer = await client.once({ method, path, token, body });
    if (answer !== null && answer.status < 300) return answer.body;
    throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  };
  const { version, settings } = organisation.parse(
    await ask('GET', '/api/organisation', administrator),
  );
  const queues = [...settings.queues, STEP_QUEUE];
  await ask('PATCH', '/api/organisation', administrator, {
    version,
    settings: { ...settings, queues },
  });
  // What is called is published before its caller, for both stand in one file.
  for (const file of (await readdir(FOLDER)).toSorted()) {
    const xml = await readFile(`${FOLDER}${file}`, 'utf8');
    const body = { name: file, xml };
    const { procedureId } = created.parse(await ask('POST', '/api/procedures', owner, body));
    await ask('POST', `/api/procedures/${procedureId}/publish`, owner, {});
  }
}
