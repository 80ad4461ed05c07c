import {
  ApplicationFailure,
  CancellationScope,
  condition,
  defineUpdate,
  isCancellation,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { COMPLETE_TASK, type Activities, type Completion, type StartInput } from './messages.ts';

const { recordStart, recordTask, recordClose, work } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '1 minute' },
});

const completeTask = defineUpdate<void, [Completion]>(COMPLETE_TASK);

/** One service step. */
export async function oneServiceStep(input: StartInput): Promise<void> {
  const { workflowId: runId, workflowType: workflow } = workflowInfo();
  await recordedToItsEnd(runId, async () => {
    const started = whatever(() => recordStart({ runId, workflow, ...input, openTask: null }));
    const { at, variables } = input;
    const result = await work({ runId, step: 'work', at, variables });
    await started;
    await recordClose({ runId, status: 'completed', at: Date.now(), result });
  });
}

/** Two user tasks and a decision between the two ways to end. */
export async function twoUserTasks(input: StartInput): Promise<void> {
  const { workflowId: runId, workflowType: workflow } = workflowInfo();
  let open: string | null = 'first';
  let completed: Completion | null = null;
  setHandler(
    completeTask,
    (completion) => {
      completed = completion;
      open = null;
    },
    {
      validator({ task, values }) {
        if (task !== open) throw ApplicationFailure.nonRetryable('TASK_GONE', 'TASK_GONE');
        if (task === 'second' && typeof values['price'] !== 'number')
          throw ApplicationFailure.nonRetryable('There is no price.', 'VALUES_INVALID');
      },
    },
  );
  const completion = async (): Promise<Completion> => {
    await condition(() => completed !== null);
    if (completed === null) throw new Error('It was completed, and was not.');
    const taken: Completion = completed;
    completed = null;
    return taken;
  };

  await recordedToItsEnd(runId, async () => {
    const started = whatever(() => recordStart({ runId, workflow, ...input, openTask: open }));
    const first = await completion();
    open = 'second';
    await started;
    const next = { kind: 'task', task: 'second' } as const;
    const between = whatever(() =>
      recordTask({ runId, completed: first, decided: null, at: Date.now(), next }),
    );
    const second = await completion();
    await between;
    const values = { ...input.variables, ...first.values, ...second.values };
    const price: unknown = 'price' in values ? values['price'] : undefined;
    const isExpensive = typeof price === 'number' && price > 100;
    const decided = isExpensive ? 'approved by the manager' : 'approved';
    await recordTask({
      runId,
      completed: second,
      decided,
      at: Date.now(),
      next: { kind: 'end', result: { ...values, decided } },
    });
  });
}

/** A record is written though the run is cancelled meanwhile. */
const whatever = <T>(record: () => Promise<T>): Promise<T> =>
  CancellationScope.nonCancellable(record);

/** However the run ends, it closes only when its record says so. */
async function recordedToItsEnd(runId: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const status = isCancellation(error) ? 'cancelled' : 'failed';
    await whatever(() => recordClose({ runId, status, at: Date.now(), result: {} }));
    throw error;
  }
}
