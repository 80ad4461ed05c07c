import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../launcher/ports.ts';
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

export interface StoppableTemporal extends TestTemporal {
  /** Starts it again where it was, with what it knew. */
  startAgain(): Promise<void>;
}

/** A Temporal of one's own on the disk, which may go away and come back. */
export async function startStoppableTemporal(): Promise<StoppableTemporal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-temporal-'));
  const grpc = await findFreePort();
  const ui = await findFreePort([grpc]);
  const ports = { grpc, ui, http: await findFreePort([grpc, ui]) };
  let running = await startTemporal({ folder, ports });
  return {
    ...running,
    stop: () => running.stop(),
    async startAgain() {
      running = await startTemporal({ folder, ports });
    },
    async remove() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
