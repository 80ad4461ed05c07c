import { WithStartWorkflowOperation } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createArchiveStore } from '../../server/background/archive-store.ts';
import { createArchiveRuns } from '../../server/background/archive-runs.ts';
import { createReconcileRuns } from '../../server/background/reconcile-runs.ts';
import { openArchive } from '../../server/background/seal-archive.ts';
import { createAlarmStore } from '../../server/alarms/alarm-store.ts';
import { monthOf } from '../../server/facts/ensure-partitions.ts';
import { newRunId } from '../../server/runs/run-ids.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { completeTask, DEFAULT_SHELL_SETTINGS, type RunInput } from '../../workflows/messages.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';
import { aDiagram, drawn, end, extended, start, userTask } from '../support/a-diagram.ts';
import { ana, startInstallation, until, type Installation } from '../support/installation.ts';
import { keepForReplay } from '../support/keep-for-replay.ts';
import { proveRun } from '../support/prove-run.ts';
import { openTask, runRowOf, untilStatus } from '../support/seen.ts';
import { serveSteps } from '../support/step-worker.ts';

let installation: Installation;

const step = (id: string, retries = 1) =>
  drawn(
    'serviceTask',
    id,
    extended(
      `<zeebe:taskDefinition type="${id}" retries="${retries}"/><roteiro:service queue="elsewhere" backoff="PT0.1S"/>`,
    ),
  );
const straight = (id: string, ...elements: ReturnType<typeof drawn>[]) => {
  const all = [start(), ...elements, end()];
  const arrows = all.slice(1).map((element, index) => `${all[index]?.id}->${element.id}`);
  return aDiagram(id, all, arrows);
};

beforeAll(async () => {
  installation = await startInstallation({ scheduleToStartMs: 300 });
  await installation.startWorker({ ROTEIRO_SCHEDULE_TO_START_MS: '300' });
  const callActivity = drawn(
    'callActivity',
    'chamar',
    extended('<zeebe:calledElement processId="tarefa"/>'),
  );
  await installation.publish(straight('tarefa', userTask('medir')));
  await installation.publish(straight('passo', step('pesar')));
  await installation.publish(straight('teimoso', step('insistir', 3)));
  await installation.publish(straight('chamada', callActivity));
  await installation.publish(
    straight(
      'semPar',
      drawn('callActivity', 'chamar', extended('<zeebe:calledElement processId="ninguem"/>')),
    ),
  );
}, 90_000);

afterAll(() => installation.end());

const completion = (runId: string, token: number, completionId: string) =>
  ({
    name: 'complete-task',
    input: { runId, completionId, token, values: {}, actor: ana, at: Date.now() },
  }) as const;

it('takes an Update that comes with the start, because its handlers come before any wait', async () => {
  const { input, planId } = await aRunNotTold('tarefa');
  const { runId } = input.start;

  // The user task is the second token of this plan, after its start event.
  const answer = await installation.temporal.client.workflow.executeUpdateWithStart(completeTask, {
    updateId: 'c-early',
    args: [completion(runId, 2, 'c-early').input],
    startWorkflowOperation: new WithStartWorkflowOperation('tarefa', {
      workflowId: runId,
      taskQueue: 'roteiro',
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
    }),
  });

  expect(planId).toBe(input.planHash);
  expect(answer).toEqual({ accepted: true });
  await untilStatus(installation, runId, 'completed');
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'update-with-start');
});

it('refuses a plan that is not the one its hash names, and the run is closed with an alarm', async () => {
  const { input } = await aRunNotTold('tarefa');
  const { runId } = input.start;
  const forged = { ...input, plan: { ...input.plan, name: 'forged' } };

  await installation.gateway.start({ input: forged, processId: 'tarefa' });

  await until('the workflow has failed', async () => {
    return (await installation.gateway.describe(runId))?.status === 'FAILED';
  });
  await reconcile();
  expect((await runRowOf(installation, runId)).status).toBe('terminated');
  expect(await alarmsOf(runId)).toEqual(['run-failed']);
});

it('answers a completion that it knows as before, and refuses another for the same task', async () => {
  const { runId } = await installation.start('tarefa');
  const { token } = await openTask(installation, runId, 'medir');
  expect(await installation.update(completion(runId, token + 50, 'early'), 200)).toEqual({
    kind: 'pending',
  });
  await installation.db('outbox').where({ run_id: runId, state: 'pending' }).delete();

  expect(await installation.update(completion(runId, token, 'c1'))).toEqual({ kind: 'delivered' });
  expect(await installation.update(completion(runId, token, 'c1'))).toEqual({ kind: 'delivered' });
  await untilStatus(installation, runId, 'completed');
  const answer = await installation.update(completion(runId, token, 'c2'));
  expect(answer).toMatchObject({ kind: 'refused' });
  await proveRun(installation, runId);
});

it('puts a step on its queue anew while nobody serves it: no incident, no retry used', async () => {
  const { runId } = await installation.start('passo');
  await until('it was put there three times', async () => {
    const part = await installation.gateway.firstPart(runId);
    const history = part === null ? null : await eventsOf(runId, part);
    return (history?.filter((type) => type === 'activityTaskTimedOut').length ?? 0) >= 2;
  });
  const steps = await serveSteps(installation, ['pesar'], async () => ({ variables: { kg: 3 } }));

  await untilStatus(installation, runId, 'completed');
  await steps.stop();
  expect(steps.calls).toHaveLength(1);
  expect(steps.calls[0]?.idempotencyKey.startsWith(`${runId}/pesar/`)).toBe(true);
  const types = (await installation.facts(runId)).map(({ fact }) => fact.type);
  expect(types.filter((type) => type.startsWith('step-'))).toEqual([
    'step-requested',
    'step-completed',
  ]);
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'step-put-anew');
});

it('tries a failing step again with the same key, then parks it until somebody retries', async () => {
  let failing = true;
  const steps = await serveSteps(installation, ['insistir'], async () => {
    if (failing) throw ApplicationFailure.create({ type: 'CaixaVazia', message: 'no paper' });
    return { variables: { ok: true } };
  });
  const { runId } = await installation.start('teimoso');
  await until(
    'an incident is open',
    async () => (await runRowOf(installation, runId)).open_incidents > 0,
  );
  expect(steps.calls).toHaveLength(4);
  expect(new Set(steps.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);

  failing = false;
  const incident: { incident: number } = await installation
    .db('incidents')
    .where({ run_id: runId })
    .first('incident');
  const input = {
    runId,
    operationId: 'o1',
    actor: ana,
    at: Date.now(),
    incident: incident.incident,
    reason: 'paper put in',
    verb: 'retry',
    variables: {},
  } as const;
  expect(await installation.update({ name: 'incident', input })).toEqual({ kind: 'delivered' });

  await untilStatus(installation, runId, 'completed');
  await steps.stop();
  expect((await runRowOf(installation, runId)).open_incidents).toBe(0);
  const resolved: unknown = await installation
    .db('incidents')
    .where({ run_id: runId })
    .first('status', 'reason');
  expect(resolved).toEqual({ status: 'retried', reason: 'paper put in' });
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'step-retried-and-incident');
});

it('hands the end of a called run to its caller, and cancels it with its caller', async () => {
  const { runId } = await installation.start('chamada');
  const called = await calledBy(runId);
  const { token } = await openTask(installation, called, 'medir');
  await installation.update(completion(called, token, 'c1'));
  await untilStatus(installation, runId, 'completed');
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'call-completed');

  const other = await installation.start('chamada');
  const cancelled = await calledBy(other.runId);
  await openTask(installation, cancelled, 'medir');
  const operation = {
    runId: other.runId,
    operationId: 'o1',
    actor: ana,
    at: Date.now(),
    reason: 'no more',
  };
  await installation.update({ name: 'cancel', input: operation });

  await untilStatus(installation, other.runId, 'cancelled');
  await untilStatus(installation, cancelled, 'cancelled');
  const task: unknown = await installation.db('tasks').where({ run_id: cancelled }).first('status');
  expect(task).toEqual({ status: 'cancelled' });
  await proveRun(installation, other.runId);
  await keepForReplay(installation, other.runId, 'call-cancelled');
  await proveRun(installation, cancelled);
});

it('raises an incident at the call of a process that nobody published', async () => {
  const { runId } = await installation.start('semPar');
  await until(
    'an incident is open',
    async () => (await runRowOf(installation, runId)).open_incidents > 0,
  );
  const incident: unknown = await installation
    .db('incidents')
    .where({ run_id: runId })
    .first('code');
  expect(incident).toEqual({ code: 'called-procedure-refused' });
  await proveRun(installation, runId);
});

it('takes a cancel made in Temporal itself as a cancel of the run', async () => {
  const { runId } = await installation.start('tarefa');
  await openTask(installation, runId, 'medir');

  await installation.temporal.client.workflow.getHandle(runId).cancel();

  await untilStatus(installation, runId, 'cancelled');
  await until('the workflow has ended', async () => {
    return (await installation.gateway.describe(runId))?.status === 'COMPLETED';
  });
  const last = (await installation.facts(runId)).at(-1)?.fact;
  expect(last).toMatchObject({ type: 'run-cancelled', actor: { id: 'temporal' } });
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'cancelled-in-temporal');
});

it('closes a run that somebody terminated in Temporal, with an alarm, and tells its caller', async () => {
  const { runId } = await installation.start('chamada');
  const called = await calledBy(runId);
  await openTask(installation, called, 'medir');

  await installation.temporal.client.workflow.getHandle(called).terminate('by hand');
  await reconcile();

  expect((await runRowOf(installation, called)).status).toBe('terminated');
  expect(await alarmsOf(called)).toEqual(['run-terminated']);
  await until(
    'the caller has an incident',
    async () => (await runRowOf(installation, runId)).open_incidents > 0,
  );
  expect((await runRowOf(installation, runId)).status).toBe('running');
});

it('archives the history of a closed run, which opens with the key and no other way', async () => {
  const { runId } = await installation.start('tarefa', { variables: { segredo: 'who signed' } });
  const { token } = await openTask(installation, runId, 'medir');
  await installation.update(completion(runId, token, 'c1'));
  await untilStatus(installation, runId, 'completed');

  const { db, organisationId, key } = installation;
  const archive = createArchiveRuns(installation);
  const parts = await until('it is archived', async () => {
    await archive();
    const found = await createArchiveStore(db).parts(organisationId, runId);
    return found.length > 0 ? found : null;
  });

  const [part] = parts;
  if (part === undefined) throw new Error('There is no part.');
  const history = openArchive(part, key);
  expect(history.length).toBeGreaterThan(1000);
  expect(Buffer.from(history).includes('who signed')).toBe(false);
  const changed = Buffer.from(part.content);
  changed[40] = (changed[40] ?? 0) ^ 1;
  expect(() => openArchive({ ...part, content: changed }, key)).toThrow('hash');
});

async function reconcile(): Promise<void> {
  await createReconcileRuns({ ...installation, restingMs: 0 })();
}

async function alarmsOf(runId: string): Promise<string[]> {
  const open = await createAlarmStore(installation.db).open(100);
  const kinds = open.filter((alarm) => alarm.runId === runId).map(({ kind }) => kind);
  for (const { organisationId, key, runId: of } of open)
    if (of === runId)
      await createAlarmStore(installation.db).settle(organisationId, key, new Date());
  await installation.db('alarms').where({ run_id: runId }).delete();
  return kinds;
}

const calledBy = (runId: string): Promise<string> =>
  until('the called run is there', async () => {
    const row: { id: string } | undefined = await installation
      .db('runs')
      .where({ caller_run_id: runId })
      .first('id');
    return row?.id;
  });

async function eventsOf(runId: string, part: string): Promise<string[]> {
  const { bytes } = await installation.gateway.history(runId, part);
  const { events } = proto.temporal.api.history.v1.History.decode(bytes);
  return events.map((event) => event.attributes?.replace('EventAttributes', '') ?? '');
}

/** A run that has its row, while Temporal has not been told of it. */
async function aRunNotTold(processId: string): Promise<{ input: RunInput; planId: string }> {
  const { db, organisationId, readPlan, ensurePartitions } = installation;
  const published: { plan_hash: string } = await db('published_processes')
    .where({ process_id: processId })
    .first('plan_hash');
  const runId = newRunId();
  const now = new Date();
  const startedMonth = monthOf(now);
  await ensurePartitions(startedMonth);
  const run = {
    organisationId,
    id: runId,
    processId,
    version: 1,
    planHash: published.plan_hash,
    businessKey: null,
    pointOfSaleId: null,
    zone: 'UTC',
    source: 'test',
    idempotencyKey: runId,
    requestHash: '',
    startedBy: null,
    caller: null,
    startedMonth,
    zoneData: '2025c',
    startedAt: now,
  };
  await createRunStore(db).insert(run, now);
  const at = now.getTime();
  const plan = await readPlan(organisationId, published.plan_hash);
  const occurrence = {
    kind: 'run-started',
    id: `start/${runId}`,
    at,
    element: null,
    variables: {},
    actor: ana,
  } as const;
  const input: RunInput = {
    planHash: published.plan_hash,
    plan,
    start: {
      runId,
      organisationId,
      zone: 'UTC',
      at,
      clockOffsetMs: 0,
      epoch: 1,
      startedMonth,
      pointOfSaleId: null,
      caller: null,
      occurrence,
    },
    settings: DEFAULT_SHELL_SETTINGS,
    carried: null,
  };
  return { input, planId: planHash(plan) };
}
