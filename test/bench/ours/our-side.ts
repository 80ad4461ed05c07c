import { v7 } from 'uuid';
import { JOB_INTERVALS } from '../../../server/background/jobs-of-runs.ts';
import { systemClock } from '../../../server/clock/clock.ts';
import { connect } from '../../../server/db/connect.ts';
import { migrateUp } from '../../../server/db/migrate.ts';
import { FACTS_CHANNEL } from '../../../server/facts/what-to-write.ts';
import { createLog } from '../../../server/http/log.ts';
import { organisationSettings } from '../../../server/organisations/organisation.ts';
import { createOrganisationStore } from '../../../server/organisations/organisation-store.ts';
import { createOutboxStore, leaseFrom } from '../../../server/outbox/outbox-store.ts';
import { organisationId as readOrganisationId } from '../../../server/people/person.ts';
import { composeRuns } from '../../../server/runs/compose-runs.ts';
import { DEFAULT_SHELL_SETTINGS } from '../../../workflows/messages.ts';
import { publishForTest } from '../../support/publish-for-test.ts';
import { startProcess } from '../../support/worker-process.ts';
import type { Servers } from '../servers.ts';
import type { Side } from '../side.ts';
import { waitForTask } from '../wait-for-task.ts';
import { benchKeys } from '../worker-environment.ts';
import type { Variables } from '../../../workflows/expressions/json-value.ts';
import { DRAWINGS, PROCESS } from './procedures.ts';
import { createOpenTask } from './open-task.ts';

const ana = { kind: 'person', id: 'ana', role: 'technician' } as const;
const ANSWER_WITHIN_MS = 10_000;

/** Starts our worker, publishes the drawings, and drives runs from here as the server does. */
export async function startOurSide(
  { postgres, temporal, folder }: Servers,
  values: Variables,
): Promise<Side> {
  const database = connect(postgres.url);
  const { db } = database;
  await migrateUp(db);
  const organisationId = v7();
  await createOrganisationStore(db).insert(
    {
      id: readOrganisationId.parse(organisationId),
      slug: 'bench',
      name: 'Bench',
      kind: 'trial',
      clockOffsetMs: 0,
      timeZone: 'America/Sao_Paulo',
      settings: organisationSettings.parse({}),
      version: 1,
    },
    new Date(),
  );
  for (const xml of DRAWINGS)
    await publishForTest(db, organisationId, xml, { queues: [], serviceTypes: ['work'] });
  const runs = composeRuns({
    db,
    databaseUrl: postgres.url,
    clock: systemClock,
    log: createLog('warn'),
    ...benchKeys(),
    temporal: { address: temporal.address, namespace: 'default' },
    shellSettings: DEFAULT_SHELL_SETTINGS,
    intervals: JOB_INTERVALS,
  });
  runs.dispatcher.run();
  const worker = await startProcess('test/bench/ours/worker.ts', {
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    ROTEIRO_DATA: folder,
  });
  const openTask = createOpenTask(db, organisationId);

  /**
   * By the outbox, the completion id being the Update's. Who may complete it is asked by neither
   * side.
   */
  async function completeTask(runId: string, token: number, given: Variables): Promise<void> {
    const input = {
      runId,
      completionId: v7(),
      token,
      values: given,
      actor: ana,
      at: Date.now(),
    };
    const update = { name: 'complete-task' as const, input };
    const message = { kind: 'update-run' as const, update };
    const at = new Date();
    const outbox = createOutboxStore(db);
    const { id, held } = await outbox.putHeld(
      organisationId,
      runId,
      message,
      at,
      leaseFrom(at),
      runs.dispatcher.delivered(runId),
    );
    const answer =
      held === null
        ? await runs.dispatcher.deliverNow({ organisationId, id }, ANSWER_WITHIN_MS)
        : await runs.dispatcher.deliverHeld(held, ANSWER_WITHIN_MS);
    if (answer.kind !== 'delivered') throw new Error(`The task is ${JSON.stringify(answer)}.`);
  }

  return {
    workerPid: worker.pid,
    async perform(what) {
      const { runId } = await runs.startRun({
        organisationId,
        source: 'bench',
        idempotencyKey: v7(),
        processId: PROCESS[what],
        version: null,
        startElement: null,
        variables: { serial: 'A1' },
        businessKey: null,
        pointOfSaleId: null,
        actor: ana,
      });
      const tasks = what === 'one service step' ? [] : ['first', 'second'];
      for (const element of tasks) {
        const token = await waitForTask(runs.listener, FACTS_CHANNEL, runId, () =>
          openTask(runId, element),
        );
        await completeTask(runId, token, element === 'second' ? values : {});
      }
      await runs.temporal.client.workflow.getHandle(runId).result();
      return { workflowId: runId };
    },
    async countEvents(workflowId) {
      const { historyLength } = await runs.temporal.client.workflow
        .getHandle(workflowId)
        .describe();
      return historyLength;
    },
    async close() {
      await worker.stop();
      await runs.stop();
      await database.close();
    },
  };
}
