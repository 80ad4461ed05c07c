import { RUN_QUEUE, type TemporalConnection } from '../temporal/connect-temporal.ts';
import type { HealthProbe } from './check-health.ts';

const TASK_QUEUE_TYPE_WORKFLOW = 1;
const ASK_WITHIN_MS = 2500;

/** Temporal itself, and whether a worker asks it for runs to work on. */
export function temporalProbes({ connection, namespace }: TemporalConnection): HealthProbe[] {
  const ask = <T>(question: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + ASK_WITHIN_MS, question);
  return [
    {
      name: 'temporal',
      version: () =>
        ask(async () => (await connection.workflowService.getSystemInfo({})).serverVersion),
    },
    {
      name: 'worker',
      async version() {
        const { pollers } = await ask(() =>
          connection.workflowService.describeTaskQueue({
            namespace,
            taskQueue: { name: RUN_QUEUE },
            taskQueueType: TASK_QUEUE_TYPE_WORKFLOW,
          }),
        );
        if (pollers.length === 0) throw new Error('No worker asks for work.');
        return null;
      },
    },
  ];
}
