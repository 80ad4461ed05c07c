import { tmpdir } from 'node:os';
import path from 'node:path';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { workflowBundleFile } from '../../server/temporal/bundle-workflows.ts';
import { createVerifyRun } from '../../server/verification/verify-run.ts';
import { aDiagram, boundary, end, extended, start, timer } from '../support/a-diagram.ts';
import { userTask } from '../support/a-diagram.ts';
import type { Answer } from '../support/api.ts';
import {
  INSTALLATION_KEY,
  startInstallation,
  until,
  type Installation,
} from '../support/installation.ts';
import { keepForReplay } from '../support/keep-for-replay.ts';
import { proveRun } from '../support/prove-run.ts';
import {
  keyed,
  openTaskOf,
  startedBy,
  startRunApi,
  untilRunIs,
  type ApiPerson,
  type RunApi,
} from '../support/run-api.ts';
import { startStoppableTemporal, type StoppableTemporal } from '../support/temporal.ts';

/** Time to stop Temporal and to send what is to be received before. */
const DUE_MS = 12_000;

const awaits = '<bpmn:messageEventDefinition messageRef="pronto"/>';
const order = extended('<zeebe:subscription correlationKey="=ordem"/>');
const message = `<bpmn:message id="pronto" name="pronto">${order}</bpmn:message>`;

/** `medir` is given up when it is late; what follows keeps the run open, or ends it. */
function limited(processId: string, limit: string, ...after: ReturnType<typeof userTask>[]) {
  const way = ['medir', ...after.map(({ id }) => id), 'end'];
  return aDiagram(
    processId,
    [
      start(),
      userTask('medir'),
      boundary('tarde', 'medir', timer('timeDuration', limit)),
      boundary('avisado', 'medir', awaits),
      ...after,
      end(),
      end('desistir'),
      end('pronto_antes'),
    ],
    [
      'start->medir',
      ...way.slice(1).map((id, index) => `${way[index]}->${id}`),
      'tarde->desistir',
      'avisado->pronto_antes',
    ],
    message,
  );
}

let temporal: StoppableTemporal;
let installation: Installation;
let api: RunApi;
let ada: ApiPerson;

beforeAll(async () => {
  temporal = await startStoppableTemporal();
  installation = await startInstallation({}, () => Promise.resolve(temporal));
  await installation.startWorker();
  const limit = `PT${DUE_MS / 1000}S`;
  await installation.publish(limited('curta', limit));
  await installation.publish(limited('longa', limit, userTask('assinar')));
  await installation.publish(limited('breve', 'PT1S'));
  api = await startRunApi(installation);
  ada = await api.person('ada', 'administrator');
}, 120_000);
afterAll(async () => {
  await api.close();
  await installation.end();
});

interface Begun {
  readonly runId: string;
  readonly taskId: string;
}

async function begin(processId: string): Promise<Begun> {
  const ordem = `O-${Math.random()}`;
  const runId = await startedBy(ada, processId, { variables: { ordem } });
  const taskId = await openTaskOf(ada, runId, 'medir');
  await ada.call('POST', `/api/tasks/${taskId}/claim`);
  return { runId, taskId };
}

const complete = ({ taskId }: Begun): Promise<Answer> =>
  ada.call('POST', `/api/tasks/${taskId}/complete`, { values: {} }, keyed(taskId));
const factsOf = async ({ runId }: Begun) =>
  (await installation.facts(runId)).map(({ fact }) => fact);
const typesOf = async (run: Begun) => (await factsOf(run)).map(({ type }) => type);
const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How often the run asked what it had not been told. */
async function questionsOf({ runId }: Begun): Promise<number> {
  const part = await installation.gateway.firstPart(runId);
  if (part === null) throw new Error(`No workflow of ${runId}.`);
  const { bytes } = await installation.gateway.history(runId, part);
  const { events } = proto.temporal.api.history.v1.History.decode(bytes);
  const names = events.map(
    (event) => event.activityTaskScheduledEventAttributes?.activityType?.name,
  );
  return names.filter((name) => name === 'roteiro.pending').length;
}

async function prove({ runId }: Begun): Promise<void> {
  await proveRun(installation, runId);
  const { db, gateway, key } = installation;
  const bundle = () => workflowBundleFile(path.join(tmpdir(), 'roteiro-bundles'));
  const ofPersons = personalKey(installationKey(INSTALLATION_KEY));
  const verifyRun = createVerifyRun({ db, gateway, key, personalKey: ofPersons, bundle });
  expect((await verifyRun(runId))?.levels).toEqual(
    ['chain', 'facts', 'temporal'].map((level) => ({ level, ok: true, findings: [] })),
  );
}

it('asks nothing when a timer fires on time', async () => {
  const run = await begin('breve');
  await untilRunIs(ada, run.runId, 'completed');

  expect(await typesOf(run)).toContain('timer-fired');
  expect(await questionsOf(run)).toBe(0);
}, 60_000);

describe('with Temporal away when the timer is due', () => {
  let ends: Begun;
  let goesOn: Begun;
  let tooLate: Begun;
  let cancelled: Begun;
  let nobody: Begun;
  let due: number;
  /** How long before the timers were due the first were answered. */
  let leftMs: number;
  let answers: number[];

  beforeAll(async () => {
    [ends, goesOn, tooLate, cancelled, nobody] = await Promise.all([
      begin('curta'),
      begin('longa'),
      begin('curta'),
      begin('curta'),
      begin('curta'),
    ]);
    due = Date.now() + DUE_MS;
    await temporal.stop();
    const early = await Promise.all([
      complete(ends),
      complete(goesOn),
      ada.call('POST', `/api/runs/${cancelled.runId}/cancel`, { reason: 'no more' }),
    ]);
    leftMs = due - Date.now();
    await after(leftMs + 1000);
    answers = [...early, await complete(tooLate)].map(({ status }) => status);
    // As after a longer outage, when each is tried once in a while: the runs come first.
    await installation.dispatcher.stop();
    await temporal.startAgain();
    for (const { runId } of [ends, tooLate, nobody]) await untilRunIs(ada, runId, 'completed');
    await untilRunIs(ada, cancelled.runId, 'cancelled');
    await until('the other has gone on', async () =>
      (await typesOf(goesOn)).includes('task-completed'),
    );
    const { db } = installation;
    await db('outbox').where({ state: 'pending' }).update({ next_attempt_at: new Date() });
    installation.dispatcher.run();
  }, 120_000);

  it('all are accepted, for the run will say so later', () => {
    expect(answers).toEqual([202, 202, 202, 202]);
    expect(leftMs).toBeGreaterThan(1000);
  });

  it.each(['ends', 'goesOn'])('the completion that was received before wins: %s', async (which) => {
    const run = which === 'ends' ? ends : goesOn;
    const facts = await factsOf(run);
    expect(facts.map(({ type }) => type)).not.toContain('timer-fired');
    const taken = facts.find(({ type }) => type === 'task-completed');
    expect(taken?.at).toBeLessThan(due - DUE_MS + 6000);
    const { seq } = facts.at(-1) ?? {};
    expect(await complete(run)).toMatchObject({ status: 200, body: { seq } });
    expect(await outboxOf(run)).toEqual(['delivered']);
    expect(await questionsOf(run)).toBe(1);
    await prove(run);
    if (which === 'goesOn') {
      await openTaskOf(ada, run.runId, 'assinar');
      await keepForReplay(installation, run.runId, 'completed-before-late-timer');
    }
  });

  it('the completion that was received after it loses, and is refused', async () => {
    const types = await typesOf(tooLate);
    expect(types).toContain('timer-fired');
    expect(types).not.toContain('task-completed');
    expect(await complete(tooLate)).toMatchObject({ status: 409, code: 'TASK_GONE' });
    expect(await outboxOf(tooLate)).toEqual(['refused']);
    expect(await questionsOf(tooLate)).toBe(1);
    await prove(tooLate);
  });

  it('a cancel that was received before wins, and a timer that nothing precedes fires', async () => {
    expect(await typesOf(cancelled)).not.toContain('timer-fired');
    expect(await typesOf(nobody)).toContain('timer-fired');
    for (const run of [cancelled, nobody]) {
      expect(await questionsOf(run)).toBe(1);
      await prove(run);
    }
  });
});

async function outboxOf({ runId }: Begun): Promise<unknown[]> {
  const { db } = installation;
  return db('outbox').where({ run_id: runId, kind: 'update-run' }).pluck('state');
}
