import { tmpdir } from 'node:os';
import path from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { personalKey as personalKeyOf } from '../../server/personal-values/personal-key.ts';
import { workflowBundleFile } from '../../server/temporal/bundle-workflows.ts';
import { createVerifyRun } from '../../server/verification/verify-run.ts';
import { aDiagram, end, start, userTask } from '../support/a-diagram.ts';
import { INSTALLATION_KEY, startInstallation, until } from '../support/installation.ts';
import type { Installation } from '../support/installation.ts';
import { resetRun } from '../support/reset-run.ts';
import { doTask, openTaskOf, startedBy, startRunApi, untilRunIs } from '../support/run-api.ts';
import type { ApiPerson, RunApi } from '../support/run-api.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });
let installation: Installation;
let api: RunApi;
let admin: ApiPerson;

const tasks = ['um', 'dois', 'tres', 'quatro', 'cinco', 'seis'];

beforeAll(async () => {
  installation = await startInstallation({ continueAfterEvents: 15 });
  await installation.startWorker();
  api = await startRunApi(installation);
  admin = await api.person('adm', 'administrator');
  const all = [start(), ...tasks.map((id) => userTask(id)), end()];
  const arrows = all.slice(1).map((element, index) => `${all[index]?.id}->${element.id}`);
  await installation.publish(aDiagram('seguir', all, arrows));
}, 90_000);

afterAll(async () => {
  await api.close();
  await installation.end();
});

it('goes on from the middle of a chain of executions, and continues as new after that', async () => {
  const runId = await startedBy(admin, 'seguir');
  const { gateway, db, key } = installation;
  const first = await gateway.firstPart(runId);
  const work = async (...ids: string[]) => {
    for (const id of ids) await doTask(admin, await openTaskOf(admin, runId, id));
  };
  await work('um', 'dois', 'tres');
  await until('it has continued', async () => {
    return (await gateway.describe(runId))?.workflowRunId !== first;
  });
  await work('quatro');
  await openTaskOf(admin, runId, 'cinco');
  const closed = (await gateway.describe(runId))?.workflowRunId;
  await resetRun(installation, runId, false);

  const opened = await admin.call('POST', `/api/runs/${runId}/epochs`, { reason: 'test' });

  expect(opened).toMatchObject({ status: 201, body: { epoch: 2, closedExecutions: [closed] } });
  await work('quatro', 'cinco', 'seis');
  await untilRunIs(admin, runId, 'completed');
  const bundle = () => workflowBundleFile(path.join(tmpdir(), 'roteiro-bundles'));
  const personalKey = personalKeyOf(installationKey(INSTALLATION_KEY));
  const verify = createVerifyRun({ db, gateway, key, personalKey, bundle });
  expect((await verify(runId))?.levels.flatMap(({ findings }) => findings)).toEqual([]);
}, 90_000);
