import { z } from 'zod';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';

/** What both sides encrypt with; a benchmark keeps no secrets. */
export function benchKeys() {
  const installation = installationKey('be'.repeat(32));
  return { key: payloadKey(installation), personalKey: personalKey(installation) };
}

const environment = z.object({
  DATABASE_URL: z.string(),
  TEMPORAL_ADDRESS: z.string(),
  ROTEIRO_DATA: z.string(),
});

/** What the worker of either side is told. */
export function readWorkerEnvironment() {
  const read = environment.parse(process.env);
  return {
    databaseUrl: read.DATABASE_URL,
    address: read.TEMPORAL_ADDRESS,
    dataFolder: read.ROTEIRO_DATA,
    ...benchKeys(),
  };
}

export interface Stoppable {
  readonly finished: Promise<void>;
  stop(): Promise<void>;
}

/** Serves until it is told to stop, or until the benchmark is gone. */
export async function serveUntilStopped(worker: Stoppable, close: () => Promise<void>) {
  const stop = (): void => void worker.stop().catch(() => undefined);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.send?.({ ready: true });
  try {
    await worker.finished;
  } finally {
    await close();
  }
}
