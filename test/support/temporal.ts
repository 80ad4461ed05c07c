import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTemporal, type RunningTemporal } from '../../launcher/temporal/start-temporal.ts';

export interface TestTemporal extends RunningTemporal {
  /** Stops the server and removes what it kept. */
  remove(): Promise<void>;
}

/** A Temporal of one's own, in memory. */
export async function startTestTemporal(): Promise<TestTemporal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-temporal-'));
  const running = await startTemporal({ folder, inMemory: true });
  return {
    ...running,
    async remove() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
