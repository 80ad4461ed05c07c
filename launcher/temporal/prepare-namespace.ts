import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** Closed runs stay in Temporal for 30 days; Roteiro archives them within the hour (decision 20). */
const RETENTION = `${30 * 24 * 3600}s`;

const namespace = z.object({
  config: z.object({ workflowExecutionRetentionTtl: z.string() }),
});
const cluster = z.object({ serverVersion: z.string() });

/**
 * Waits until an embedded Temporal serves its namespace, and sets how long it keeps closed runs.
 * Speaks Temporal's HTTP API, which needs none of its client.
 * @param exited true once the server has ended, which ends the waiting
 * @returns the server's version
 */
export async function prepareNamespace(options: {
  readonly httpPort: number;
  readonly exited: () => boolean;
  readonly signal?: AbortSignal | undefined;
}): Promise<string> {
  const base = `http://127.0.0.1:${options.httpPort}/api/v1`;
  const served = await untilServed(`${base}/namespaces/default`, options);
  if (served.config.workflowExecutionRetentionTtl !== RETENTION) {
    const body = JSON.stringify({ config: { workflowExecutionRetentionTtl: RETENTION } });
    await ask(`${base}/namespaces/default/update`, { method: 'POST', body });
  }
  return cluster.parse(await ask(`${base}/cluster-info`)).serverVersion;
}

async function untilServed(
  url: string,
  { exited, signal }: Parameters<typeof prepareNamespace>[0],
): Promise<z.infer<typeof namespace>> {
  for (;;) {
    signal?.throwIfAborted();
    if (exited()) throw new Error('Temporal ended while it was starting');
    try {
      return namespace.parse(await ask(url));
    } catch {
      await pause(50);
    }
  }
}

async function ask(url: string, request: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`Temporal answered ${response.status} to ${url}`);
  return response.json();
}
