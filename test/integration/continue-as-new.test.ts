import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  aDiagram,
  boundary,
  drawn,
  end,
  extended,
  scriptTask,
  start,
  timer,
  userTask,
} from '../support/a-diagram.ts';
import { ana, startInstallation, until, type Installation } from '../support/installation.ts';
import { keepForReplay } from '../support/keep-for-replay.ts';
import { proveRun } from '../support/prove-run.ts';
import { openTask, untilStatus } from '../support/seen.ts';
import { serveSteps } from '../support/step-worker.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation({ continueAfterEvents: 12, scheduleToStartMs: 300 });
  await installation.startWorker({ ROTEIRO_SCHEDULE_TO_START_MS: '300' });
}, 90_000);

afterAll(() => installation.end());

const service = `<zeebe:taskDefinition type="pesar" retries="1"/><roteiro:service queue="elsewhere"/>`;

it('continues as new while a called procedure, a step, a task and a timer are open', async () => {
  const called = [start(), userTask('assinar'), end()];
  await installation.publish(aDiagram('chamado', called, ['start->assinar', 'assinar->end']));
  const elements = [
    start(),
    drawn('parallelGateway', 'fork'),
    drawn('callActivity', 'chamar', extended('<zeebe:calledElement processId="chamado"/>')),
    drawn('serviceTask', 'pesar', extended(service)),
    userTask('medir'),
    boundary('lembrar', 'medir', timer('timeCycle', 'R8/PT1S'), false),
    scriptTask('contar', '=if vezes = null then 1 else vezes + 1', 'vezes'),
    drawn('endEvent', 'lembrado'),
    drawn('parallelGateway', 'join'),
    end(),
  ];
  const arrows = [
    'start->fork',
    'fork->chamar',
    'fork->pesar',
    'fork->medir',
    'chamar->join',
    'pesar->join',
    'medir->join',
    'lembrar->contar',
    'contar->lembrado',
    'join->end',
  ];
  await installation.publish(aDiagram('tudo', elements, arrows));

  const { runId } = await installation.start('tudo', { variables: { vezes: 0 } });
  const medir = await openTask(installation, runId, 'medir');
  const first = await installation.gateway.firstPart(runId);
  await until('three executions have passed', async () => {
    const part = await installation.gateway.describe(runId);
    return part !== null && first !== null && (await executionsOf(runId, first)) >= 4;
  });

  const steps = await serveSteps(installation, ['pesar'], async () => ({ variables: { kg: 3 } }));
  const complete = (run: string, token: number, completionId: string) =>
    installation.update({
      name: 'complete-task',
      input: { runId: run, completionId, token, values: {}, actor: ana, at: Date.now() },
    });
  await complete(runId, medir.token, 'c1');
  const calledRow = await until('the called run is there', async () => {
    const row: { id: string } | undefined = await installation
      .db('runs')
      .where({ process_id: 'chamado' })
      .first('id');
    return row;
  });
  const assinar = await openTask(installation, calledRow.id, 'assinar');
  await complete(calledRow.id, assinar.token, 'c2');

  await untilStatus(installation, runId, 'completed');
  await steps.stop();
  expect(steps.calls.map(({ jobType }) => jobType)).toEqual(['pesar']);
  const facts = await installation.facts(runId);
  const requested = facts.filter(({ fact }) => fact.type === 'step-requested');
  expect(requested).toHaveLength(1);
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'continues-as-new');
  await proveRun(installation, calledRow.id);
}, 90_000);

async function executionsOf(runId: string, first: string): Promise<number> {
  let count = 1;
  let next = (await installation.gateway.history(runId, first)).continuedAs;
  while (next !== null) {
    count += 1;
    next = (await installation.gateway.history(runId, next)).continuedAs;
  }
  return count;
}
