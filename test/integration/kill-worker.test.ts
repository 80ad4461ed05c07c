import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDiagram, drawn, end, extended, start, userTask } from '../support/a-diagram.ts';
import { ana, startInstallation, until, type Installation } from '../support/installation.ts';
import { keepForReplay } from '../support/keep-for-replay.ts';
import { proveRun } from '../support/prove-run.ts';
import { openTask, untilStatus } from '../support/seen.ts';
import { serveSteps } from '../support/step-worker.ts';
import type { TestProcess } from '../support/worker-process.ts';

let installation: Installation;
let server: Server;
let requests: (string | undefined)[] = [];
let answerNow = true;
let worker: TestProcess;
let env: Record<string, string>;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.headers['idempotency-key']?.toString());
    if (!answerNow) return;
    response.setHeader('content-type', 'application/json').end('{"peso": 3}');
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  installation = await startInstallation();
  env = { ROTEIRO_HTTP_ALLOW: `127.0.0.1:${port}` };
  worker = await installation.startWorker(env);
  const inputs = `<zeebe:ioMapping>
    <zeebe:input source="http://127.0.0.1:${port}/" target="url"/>
    <zeebe:output source="=response.body.peso" target="peso"/></zeebe:ioMapping>`;
  const http = `<zeebe:taskDefinition type="http" retries="3"/>
    <roteiro:service timeout="PT2S" backoff="PT0.1S"/>${inputs}`;
  const elements = [
    start(),
    drawn('serviceTask', 'perguntar', extended(http)),
    userTask('conferir'),
    end(),
  ];
  const arrows = ['start->perguntar', 'perguntar->conferir', 'conferir->end'];
  await installation.publish(aDiagram('consulta', elements, arrows));
  const pesar = `<zeebe:taskDefinition type="pesar" retries="1"/><roteiro:service queue="elsewhere"/>`;
  await installation.publish(
    aDiagram(
      'pesagem',
      [start(), drawn('serviceTask', 'pesar', extended(pesar)), end()],
      ['start->pesar', 'pesar->end'],
    ),
  );
}, 90_000);

afterAll(async () => {
  await installation.end();
  server.closeAllConnections();
  server.close();
});

async function complete(runId: string): Promise<void> {
  const { token } = await openTask(installation, runId, 'conferir');
  const input = { runId, completionId: 'c1', token, values: {}, actor: ana, at: Date.now() };
  await installation.update({ name: 'complete-task', input });
  await untilStatus(installation, runId, 'completed');
}

it('goes on after kill -9 of the worker while a step of its own runs: the step is tried again', async () => {
  requests = [];
  answerNow = false;
  const { runId } = await installation.start('consulta');
  await until('the step has begun', async () => requests.length === 1);

  await worker.kill();
  answerNow = true;
  worker = await installation.startWorker(env);

  await complete(runId);
  expect(new Set(requests).size).toBe(1);
  const facts = (await installation.facts(runId)).map(({ fact }) => fact);
  const failed = facts.find(({ type }) => type === 'step-failed');
  expect(failed?.data).toMatchObject({ attempt: 1, failure: { type: 'timeout' } });
  await proveRun(installation, runId);
  await keepForReplay(installation, runId, 'http-step-after-kill');
  const variable: unknown = await installation
    .db('run_variables')
    .where({ run_id: runId, name: 'peso' })
    .first('value');
  expect(variable).toEqual({ value: 3 });
}, 60_000);

it('loses no answer that came while the worker was gone, and asks for no step twice', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const steps = await serveSteps(
    installation,
    ['pesar'],
    () => new Promise((resolve) => (answer = resolve)),
  );
  const { runId } = await installation.start('pesagem');
  await until('the step has begun', async () => steps.calls.length === 1);

  await worker.kill();
  answer({ variables: { kg: 7 } });
  worker = await installation.startWorker(env);

  await untilStatus(installation, runId, 'completed');
  await steps.stop();
  expect(steps.calls).toHaveLength(1);
  await proveRun(installation, runId);
}, 60_000);

it('recovers from kill -9 at any moment of many runs', async () => {
  const runs = await Promise.all(
    Array.from({ length: 8 }, (_, ordem) =>
      installation.start('consulta', { variables: { ordem } }),
    ),
  );
  const works = Promise.all(runs.map(({ runId }) => complete(runId)));
  for (let kill = 0; kill < 3; kill += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150 * kill));
    await worker.kill();
    worker = await installation.startWorker(env);
  }

  await works;
  for (const { runId } of runs) await proveRun(installation, runId);
  const open: unknown[] = await installation.db('runs').whereNull('closed_at').select('id');
  expect(open).toEqual([]);
}, 120_000);

it('hands back on SIGTERM and ends in order', async () => {
  const { runId } = await installation.start('consulta');
  await openTask(installation, runId, 'conferir');

  expect(await worker.stop()).toBe(0);
  worker = await installation.startWorker(env);

  await complete(runId);
  await proveRun(installation, runId);
}, 60_000);
