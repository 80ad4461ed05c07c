import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { dataConverter } from '../../server/temporal/codec/data-converter.ts';
import type { StepInput } from '../../workflows/messages.ts';
import type { Installation } from './installation.ts';

// Failing steps are what tests make on purpose: they need no lines on the screen.
Runtime.install({ logger: new DefaultLogger('ERROR') });

export interface StepWorker {
  /** Every call, in order. */
  readonly calls: readonly (StepInput & { readonly jobType: string })[];
  stop(): Promise<void>;
}

/** What a step answers; it may wait, or throw. */
export type Serve = (jobType: string, input: StepInput) => Promise<unknown>;

/** A program of somebody else that serves steps on a queue, in this process. */
export async function serveSteps(
  { temporalServer, key }: Installation,
  jobTypes: readonly string[],
  serve: Serve,
  taskQueue = 'elsewhere',
): Promise<StepWorker> {
  const calls: (StepInput & { jobType: string })[] = [];
  const connection = await NativeConnection.connect({ address: temporalServer.address });
  const activities = Object.fromEntries(
    jobTypes.map((jobType) => [
      jobType,
      async (input: StepInput) => {
        calls.push({ ...input, jobType });
        return serve(jobType, input);
      },
    ]),
  );
  const worker = await Worker.create({
    connection,
    taskQueue,
    activities,
    dataConverter: dataConverter(key),
    shutdownGraceTime: 0,
  });
  const finished = worker.run();
  return {
    calls,
    async stop() {
      worker.shutdown();
      await finished;
      await connection.close();
    },
  };
}
