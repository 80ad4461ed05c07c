import { NativeConnection, Worker } from '@temporalio/worker';
import { dataConverter } from '../server/temporal/codec/data-converter.ts';
import type { PayloadKey } from '../server/temporal/codec/payload-key.ts';
import { RUN_QUEUE } from '../server/temporal/connect-temporal.ts';
import type { createActivities } from './activities/create-activities.ts';

export interface WorkerOptions {
  readonly address: string;
  readonly namespace: string;
  readonly key: PayloadKey;
  /** Path of the bundled workflow code. */
  readonly bundle: string;
  readonly activities: ReturnType<typeof createActivities>;
  readonly maxCachedRuns: number;
  /** Another queue than the published one, for tests. */
  readonly taskQueue?: string;
}

export interface RunningWorker {
  /** Ends when the worker has stopped, and fails when it failed. */
  readonly finished: Promise<void>;
  /** Finishes or hands back what it holds, then lets go of Temporal. */
  stop(): Promise<void>;
}

/** How long steps that are under way may take to finish when the worker stops. */
const SHUTDOWN_GRACE = '8 seconds';

/** Starts the worker that hosts runs and serves our own activities and built-in steps. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  assertUtc();
  const connection = await NativeConnection.connect({ address: options.address });
  const worker = await Worker.create({
    connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue ?? RUN_QUEUE,
    workflowBundle: { codePath: options.bundle },
    activities: options.activities,
    dataConverter: dataConverter(options.key),
    maxCachedWorkflows: options.maxCachedRuns,
    reuseV8Context: true,
    // A killed worker's runs go to another one after so long.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
  const finished = runToEnd(worker, connection);
  return {
    finished,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await finished;
    },
  };
}

async function runToEnd(worker: Worker, connection: NativeConnection): Promise<void> {
  try {
    await worker.run();
  } finally {
    await connection.close();
  }
}

/** What FEEL says of times without a zone must not depend on the machine (decision 17). */
function assertUtc(): void {
  if (new Date(2026, 6, 1).getTimezoneOffset() === 0 && process.env['TZ'] === 'UTC') return;
  throw new Error('The worker must run with TZ=UTC: set it in its environment.');
}
