import {
  ApplicationFailure,
  condition,
  defineUpdate,
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
export async function oneServiceStep({ startedBy, at, variables }: StartInput): Promise<void> {
  const { workflowId: runId, workflowType: workflow } = workflowInfo();
  const started = recordStart({ runId, workflow, startedBy, at, variables, openTask: null });
  const result = await work({ runId, step: 'work', at, variables });
  await started;
  await recordClose({ runId, at: Date.now(), result });
}

/** Two user tasks and a decision between the two ways to end. */
export async function twoUserTasks({ startedBy, at, variables }: StartInput): Promise<void> {
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
      validator({ task }) {
        if (task !== open) throw ApplicationFailure.nonRetryable('TASK_GONE', 'TASK_GONE');
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

  const started = recordStart({ runId, workflow, startedBy, at, variables, openTask: open });
  const first = await completion();
  open = 'second';
  await started;
  const between = recordTask({
    runId,
    completed: first,
    decided: null,
    at: Date.now(),
    next: { kind: 'task', task: 'second' },
  });
  const second = await completion();
  await between;
  const values = { ...variables, ...first.values, ...second.values };
  const price: unknown = 'price' in values ? values['price'] : undefined;
  if (typeof price !== 'number') throw ApplicationFailure.nonRetryable('There is no price.');
  const decided = price > 100 ? 'approved by the manager' : 'approved';
  await recordTask({
    runId,
    completed: second,
    decided,
    at: Date.now(),
    next: { kind: 'end', result: { ...values, decided } },
  });
}
