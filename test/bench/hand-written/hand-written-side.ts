import { v7 } from 'uuid';
import { connect } from '../../../server/db/connect.ts';
import { createListener } from '../../../server/db/listen.ts';
import { connectTemporal } from '../../../server/temporal/connect-temporal.ts';
import { startProcess } from '../../support/worker-process.ts';
import type { Servers } from '../servers.ts';
import type { Case, Side } from '../side.ts';
import { waitForTask } from '../wait-for-task.ts';
import { benchKeys } from '../worker-environment.ts';
import { COMPLETE_TASK, QUEUE, TASKS_CHANNEL, type Completion } from './messages.ts';
import { createRecords, createTables } from './records.ts';

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

  return {
    workerPid: worker.pid,
    async perform(what) {
      const workflowId = v7();
      const handle = await connected.client.workflow.start(WORKFLOW[what], {
        taskQueue: QUEUE,
        workflowId,
        args: [{ startedBy: 'ana', at: Date.now(), variables: { serial: 'A1' } }],
      });
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
