import { createHash } from 'node:crypto';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { v5, v7 } from 'uuid';
import { connect } from '../../../server/db/connect.ts';
import { createListener } from '../../../server/db/listen.ts';
import { connectTemporal } from '../../../server/temporal/connect-temporal.ts';
import { startProcess } from '../../support/worker-process.ts';
import type { Servers } from '../servers.ts';
import type { Case, Side } from '../side.ts';
import { waitForTask } from '../wait-for-task.ts';
import { benchKeys } from '../worker-environment.ts';
import {
  COMPLETE_TASK,
  QUEUE,
  TASKS_CHANNEL,
  type Completion,
  type StartInput,
} from './messages.ts';
import { createRecords, createTables } from './records.ts';

/** Under which workflow ids are made of keys. */
const NAMESPACE = '6f1ad9a4-52b0-4b5e-9d0c-2f6c3b1e7a10';
const WORKFLOW_TASK_WITHIN_MS = 5_000;

const WORKFLOW: Readonly<Record<Case, string>> = {
  'one service step': 'oneServiceStep',
  'two user tasks and a decision': 'twoUserTasks',
};

/** Starts the worker of the hand-written side, and drives it from here. */
export async function startHandWrittenSide(
  { postgres, temporal, folder }: Servers,
  values: Readonly<Record<string, unknown>>,
): Promise<Side> {
  const database = connect(postgres.url);
  const { db } = database;
  await createTables(db);
  const records = createRecords(db);
  const listener = createListener(postgres.url, [TASKS_CHANNEL]);
  const connected = connectTemporal({
    address: temporal.address,
    namespace: 'default',
    key: benchKeys().key,
  });
  const worker = await startProcess('test/bench/hand-written/worker.ts', {
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    ROTEIRO_DATA: folder,
  });

  /** The same key starts nothing a second time, and is refused for another wish. */
  async function startOnce(
    workflow: string,
    startedBy: string,
    idempotencyKey: string,
    variables: StartInput['variables'],
  ): Promise<string> {
    const workflowId = v5(`${startedBy}/${idempotencyKey}`, NAMESPACE);
    const asked = JSON.stringify({ workflow, variables });
    const requestHash = createHash('sha256').update(asked).digest('hex');
    const input: StartInput = {
      startedBy,
      idempotencyKey,
      requestHash,
      at: Date.now(),
      variables,
    };
    try {
      await connected.client.workflow.start(workflow, {
        taskQueue: QUEUE,
        workflowId,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowTaskTimeout: WORKFLOW_TASK_WITHIN_MS,
        args: [input],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      if ((await records.requestHash(workflowId)) !== requestHash)
        throw new Error('IDEMPOTENCY_KEY_REUSED', { cause: error });
    }
    return workflowId;
  }

  return {
    workerPid: worker.pid,
    async perform(what) {
      const workflowId = await startOnce(WORKFLOW[what], 'ana', v7(), { serial: 'A1' });
      const handle = connected.client.workflow.getHandle(workflowId);
      const tasks = what === 'one service step' ? [] : ['first', 'second'];
      for (const task of tasks) {
        await waitForTask(listener, TASKS_CHANNEL, workflowId, async () =>
          (await records.isOpen(workflowId, task)) ? true : null,
        );
        const completionId = v7();
        const completion: Completion = {
          completionId,
          task,
          actor: 'ana',
          at: Date.now(),
          values: task === 'second' ? values : {},
        };
        await handle.executeUpdate(COMPLETE_TASK, { args: [completion], updateId: completionId });
      }
      await handle.result();
      return { workflowId };
    },
    async countEvents(workflowId) {
      const { historyLength } = await connected.client.workflow.getHandle(workflowId).describe();
      return historyLength;
    },
    async close() {
      await worker.stop();
      await Promise.all([listener.close(), connected.close(), database.close()]);
    },
  };
}
