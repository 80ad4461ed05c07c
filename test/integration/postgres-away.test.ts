import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDiagram, drawn, end, extended, start, userTask } from '../support/a-diagram.ts';
import { ana, startInstallation, until, type Installation } from '../support/installation.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { proveRun } from '../support/prove-run.ts';
import { openTask, runRowOf, untilStatus } from '../support/seen.ts';
import { serveSteps } from '../support/step-worker.ts';

const AWAY_MS = 15_000;

let installation: Installation;
let proxy: Proxy;

beforeAll(async () => {
  installation = await startInstallation();
  const url = new URL(installation.databaseUrl);
  proxy = await startProxy(url.hostname, Number(url.port));
  url.host = `127.0.0.1:${proxy.port}`;
  await installation.startWorker({ DATABASE_URL: url.href });
  const service = (id: string) =>
    drawn(
      'serviceTask',
      id,
      extended(
        `<zeebe:taskDefinition type="${id}" retries="1"/><roteiro:service queue="elsewhere"/>`,
      ),
    );
  const elements = [start(), userTask('medir'), service('pesar'), service('lacrar'), end()];
  const arrows = ['start->medir', 'medir->pesar', 'pesar->lacrar', 'lacrar->end'];
  await installation.publish(aDiagram('pesagem', elements, arrows));
}, 90_000);

afterAll(async () => {
  await proxy.close();
  await installation.end();
});

it('waits with one pending write while the worker has no Postgres, and then goes on', async () => {
  const steps = await serveSteps(installation, ['pesar', 'lacrar'], async () => ({
    variables: {},
  }));
  const { runId } = await installation.start('pesagem');
  const { token } = await openTask(installation, runId, 'medir');
  const before = await runRowOf(installation, runId);
  proxy.cut();

  const input = { runId, completionId: 'c1', token, values: {}, actor: ana, at: Date.now() };
  expect(await installation.update({ name: 'complete-task', input })).toEqual({
    kind: 'delivered',
  });
  await until('both steps have run meanwhile', async () => steps.calls.length === 2);
  const events = await eventsOf(runId);
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
  expect(await eventsOf(runId)).toBe(events);
  expect(await runRowOf(installation, runId)).toEqual(before);
  expect((await installation.gateway.describe(runId))?.status).toBe('RUNNING');

  proxy.mend();
  await untilStatus(installation, runId, 'completed');
  await steps.stop();
  await proveRun(installation, runId);
}, 120_000);

async function eventsOf(runId: string): Promise<number> {
  const part = await installation.gateway.firstPart(runId);
  if (part === null) throw new Error('Temporal does not know the run.');
  return (await installation.gateway.history(runId, part)).events;
}
