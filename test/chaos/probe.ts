import { z } from 'zod';
import type { Client } from './api-client.ts';
import { pause } from './pause.ts';

const started = z.object({ runId: z.string() });
const shown = z.object({ status: z.string() });
const ASK_AGAIN_MS = 100;

/**
 * Starts a run that goes through server, Temporal, worker and Postgres and waits for its end: then
 * everything is back.
 * @returns milliseconds, or null when it did not end in time
 */
export async function probe(
  client: Client,
  { token, key, withinMs }: { token: string; key: string; withinMs: number },
): Promise<number | null> {
  const began = performance.now();
  const signal = AbortSignal.timeout(withinMs);
  const body = { processId: 'caosSonda' };
  const answer = await client.insist(
    { method: 'POST', path: '/api/runs', token, key, body },
    signal,
  );
  const run = started.safeParse(answer?.body);
  while (run.success && !signal.aborted) {
    const path = `/api/runs/${run.data.runId}`;
    const seen = await client.insist({ method: 'GET', path, token }, signal);
    const status = shown.safeParse(seen?.body);
    if (status.success && status.data.status === 'completed') return performance.now() - began;
    await pause(ASK_AGAIN_MS, signal);
  }
  return null;
}
