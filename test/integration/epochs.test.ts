import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createArchiveRuns } from '../../server/background/archive-runs.ts';
import { createAlarmStore } from '../../server/alarms/alarm-store.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { personalKey as personalKeyOf } from '../../server/personal-values/personal-key.ts';
import { workflowBundleFile } from '../../server/temporal/bundle-workflows.ts';
import { createVerifyRun } from '../../server/verification/verify-run.ts';
import { aDiagram, drawn, end, extended, start, userTask } from '../support/a-diagram.ts';
import { whileForged } from '../support/forge.ts';
import { restoreOlder } from '../support/restore-older.ts';
import { INSTALLATION_KEY, startInstallation, until } from '../support/installation.ts';
import type { Installation } from '../support/installation.ts';
import { resetRun } from '../support/reset-run.ts';
import {
  doTask,
  keyed,
  openTaskOf,
  startedBy,
  startRunApi,
  untilRunIs,
} from '../support/run-api.ts';
import type { ApiPerson, RunApi } from '../support/run-api.ts';
import { serveSteps, type StepWorker } from '../support/step-worker.ts';

// Each verification replays all executions of a run.
vi.setConfig({ testTimeout: 90_000 });

const personalKey = personalKeyOf(installationKey(INSTALLATION_KEY));
const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const reason = 'The weight was taken from the wrong scale.';
let installation: Installation;
let api: RunApi;
let steps: StepWorker;
let admin: ApiPerson;
let ana: ApiPerson;

const service = `<zeebe:taskDefinition type="pesar" retries="1"/><roteiro:service queue="elsewhere"/>`;
const elements = [
  start(),
  userTask('medir'),
  drawn('serviceTask', 'pesar', extended(service)),
  userTask('assinar'),
  drawn('callActivity', 'chamar', extended('<zeebe:calledElement processId="chamado"/>')),
  end(),
];
const arrows = ['start->medir', 'medir->pesar', 'pesar->assinar', 'assinar->chamar', 'chamar->end'];

const roots = `<bpmn:message id="liberado" name="liberado">${extended('<zeebe:subscription correlationKey="=serie"/>')}</bpmn:message>`;
const aCatch = drawn(
  'intermediateCatchEvent',
  'liberar',
  '<bpmn:messageEventDefinition messageRef="liberado" />',
);

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  api = await startRunApi(installation);
  admin = await api.person('adm', 'administrator');
  ana = await api.person('ana', 'coordinator');
  const called = [start(), userTask('conferir'), end()];
  await installation.publish(aDiagram('chamado', called, ['start->conferir', 'conferir->end']));
  await installation.publish(aDiagram('reparar', elements, arrows));
  const waiting = [start(), aCatch, userTask('assinar'), end()];
  const ways = ['start->liberar', 'liberar->assinar', 'assinar->end'];
  await installation.publish(aDiagram('esperar', waiting, ways, roots));
  let kg = 0;
  steps = await serveSteps(installation, ['pesar'], async () => ({ variables: { kg: (kg += 1) } }));
}, 90_000);

afterAll(async () => {
  await steps.stop();
  await api.close();
  await installation.end();
});

/** The kinds found at each level that does not hold. */
async function found(runId: string) {
  const { db, gateway, key } = installation;
  const bundle = () => workflowBundleFile(path.join(tmpdir(), 'roteiro-bundles'));
  const verification = await createVerifyRun({ db, gateway, key, personalKey, bundle })(runId);
  return Object.fromEntries(
    (verification?.levels ?? [])
      .filter(({ ok }) => !ok)
      .map(({ level, findings }) => [level, [...new Set(findings.map(({ kind }) => kind))]]),
  );
}

const alarmsOf = async (runId: string) =>
  (await createAlarmStore(installation.db).open(50))
    .filter((alarm) => alarm.runId === runId)
    .map(({ kind }) => kind);

const open = (runId: string, key = runId) =>
  admin.call('POST', `/api/runs/${runId}/epochs`, { reason }, keyed(key));

/** Does the called run's task, and waits for the end of both. */
async function finish(runId: string): Promise<void> {
  await doTask(ana, await openTaskOf(ana, runId, 'assinar'));
  const called = await until('the called run is there', async () => {
    const row: { id: string } | undefined = await installation
      .db('runs')
      .where({ caller_run_id: runId, caller_gone: false })
      .first('id');
    return row?.id;
  });
  await doTask(ana, await openTaskOf(ana, called, 'conferir'));
  await untilRunIs(ana, runId, 'completed');
}

const items = async (address: string) => {
  const { body } = await admin.call('GET', address);
  return (body as { items: Record<string, unknown>[] }).items;
};

const roteiro = (args: readonly string[]) =>
  new Promise<{ code: number; out: string; told: string }>((resolve) => {
    const where = {
      DATABASE_URL: installation.databaseUrl,
      TEMPORAL_ADDRESS: installation.temporalServer.address,
      ROTEIRO_KEY_FILE: installation.keyFile,
    };
    const options = { cwd: CHECKOUT, env: { ...process.env, LANG: 'C', LC_ALL: 'C', ...where } };
    execFile(process.execPath, ['launcher/roteiro.mjs', ...args], options, (error, out, told) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, told });
    });
  });

it('refuses a run whose history and facts agree, one that is unknown, and one without a reason', async () => {
  const runId = await startedBy(ana, 'reparar');
  await openTaskOf(ana, runId, 'medir');

  const refused = await open(runId);
  const unknown = await open(installation.organisationId);
  const silent = await admin.call('POST', `/api/runs/${runId}/epochs`, { reason: ' ' });

  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'EPOCH_NOT_NEEDED' } } });
  expect(unknown.status).toBe(404);
  expect(silent.status).toBe(400);
  expect((await ana.call('POST', `/api/runs/${runId}/epochs`, { reason })).status).toBe(403);
  expect(await items(`/api/runs/${runId}/epochs`)).toEqual([]);
});

it('goes on after a reset that did the work again, and holds with both epochs', async () => {
  const runId = await startedBy(ana, 'reparar');
  await doTask(ana, await openTaskOf(ana, runId, 'medir'));
  await openTaskOf(ana, runId, 'assinar');
  await resetRun(installation, runId, true);
  await until('the run stands still', async () => (await alarmsOf(runId)).length > 0);
  expect((await found(runId))['temporal']).toContain('history-reset');
  const before = await items(`/api/runs/${runId}/facts`);

  const opened = await open(runId);
  const again = await open(runId);

  expect(opened).toMatchObject({ status: 201, body: { epoch: 2, cause: 'reset', reason } });
  expect(again.body).toEqual(opened.body);
  expect(await alarmsOf(runId)).toEqual([]);
  expect(await open(runId, 'another')).toMatchObject({ status: 409 });
  await finish(runId);
  expect(await found(runId)).toEqual({});
  expect(await alarmsOf(runId)).toEqual([]);

  const { afterSeq } = opened.body as { afterSeq: number };
  const facts = await items(`/api/runs/${runId}/facts`);
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
  expect(facts.map(({ epoch }) => epoch)).toEqual(facts.map((_, i) => (i < afterSeq ? 1 : 2)));
  expect(await items(`/api/runs/${runId}/facts?epoch=1`)).toEqual(before);
  const state = await admin.call('GET', `/api/runs/${runId}/state`);
  const earlier = await admin.call('GET', `/api/runs/${runId}/state?epoch=1`);
  expect(state.body).toMatchObject({ status: 'completed' });
  expect(earlier.body).toMatchObject({ status: 'running', seq: before.length });
  const record = await items(`/api/runs/${runId}/record`);
  expect(record.find(({ type }) => type === 'epoch-opened')).toMatchObject({
    data: { epoch: 2, reason },
    actor: { personId: admin.id },
  });
});

it('finds what is changed in an epoch that is over, also from the archive', async () => {
  const { run_id: runId }: { run_id: string } = await installation.db('run_epochs').first();
  const { db, clock, gateway, key, log } = installation;
  const look = () => found(runId);
  const forged = (forge: Parameters<typeof whileForged>[2]) =>
    whileForged(installation, runId, forge, look);
  const last = { run_id: runId, epoch: 1 };
  const lastSeq = async () =>
    (await db('facts').where(last).max({ seq: 'seq' }).first())?.['seq'] as number;

  await until('the run is archived', async () => {
    await createArchiveRuns({ db, clock, gateway, key, log })();
    const row: { archived_at: Date | null } = await db('runs').where({ id: runId }).first();
    return row.archived_at;
  });
  expect(await look()).toEqual({});
  const seq = await lastSeq();
  const cut = await forged((forger) =>
    forger('facts')
      .where({ ...last, seq })
      .delete(),
  );
  const changed = await forged((forger) =>
    forger('facts')
      .where({ ...last, seq })
      .update({ data: '{}' }),
  );
  const unsaid = await forged((forger) =>
    forger('run_epochs').where({ run_id: runId }).update({ reason: 'another' }),
  );

  expect(cut['chain']).toContain('epoch-end-differs');
  expect(changed['chain']).toContain('fact-altered');
  expect(changed['temporal']).toEqual(['history-differs']);
  expect(unsaid).toEqual({ chain: ['epoch-not-recorded'] });
});

it('goes back with a reset that takes back what people did', async () => {
  const runId = await startedBy(ana, 'reparar');
  await doTask(ana, await openTaskOf(ana, runId, 'medir'));
  await doTask(ana, await openTaskOf(ana, runId, 'assinar'));
  const gone = await until('the called run is there', async () => {
    const row: { id: string } | undefined = await installation
      .db('runs')
      .where({ caller_run_id: runId })
      .first('id');
    return row?.id;
  });
  await openTaskOf(ana, gone, 'conferir');
  await resetRun(installation, runId, false);

  const opened = await open(runId);

  expect(opened.status).toBe(201);
  await untilRunIs(ana, gone, 'cancelled');
  await doTask(ana, await openTaskOf(ana, runId, 'medir'));
  await finish(runId);
  expect(await found(runId)).toEqual({});
  expect(await found(gone)).toEqual({});
  expect(await alarmsOf(runId)).toEqual([]);
});

it('has a message taken again that only what was left behind had taken', async () => {
  const runId = await startedBy(ana, 'esperar', { variables: { serie: 'A1' } });
  await until('it waits', () => installation.db('subscriptions').where({ run_id: runId }).first());
  const published = {
    name: 'liberado',
    correlationKey: 'A1',
    messageId: 'm1',
    variables: { por: 'rui' },
  };
  expect((await ana.call('POST', '/api/messages?wait=true', published)).status).toBeLessThan(300);
  const assinar = await openTaskOf(ana, runId, 'assinar');
  // A completion that is on its way when the workflow no longer knows the task.
  await ana.call('POST', `/api/tasks/${assinar}/claim`);
  await resetRun(installation, runId, false);
  const completing = await ana.call('POST', `/api/tasks/${assinar}/complete`, { values: {} });
  expect(completing.status).toBe(202);

  expect((await open(runId)).status).toBe(201);

  const next = await openTaskOf(ana, runId, 'assinar');
  const match: unknown = await installation.db('message_matches').where({ run_id: runId }).first();
  expect(match).toMatchObject({ message_id: 'm1', state: 'taken' });
  const left: unknown[] = await installation.db('outbox').where({ refusal: 'EPOCH_CLOSED' });
  expect(left).toHaveLength(1);
  await doTask(ana, next);
  await untilRunIs(ana, runId, 'completed');
  expect(await found(runId)).toEqual({});
});

it('goes on after an older database was restored, and can be reset after that', async () => {
  const runId = await startedBy(ana, 'reparar');
  await openTaskOf(ana, runId, 'medir');
  const restore = await restoreOlder(installation, runId);
  await doTask(ana, await openTaskOf(ana, runId, 'medir'));
  const assinar = await openTaskOf(ana, runId, 'assinar');
  await doTask(ana, assinar);
  await until('it called', () => installation.db('runs').where({ caller_run_id: runId }).first());
  await restore();
  expect((await found(runId))['temporal']).toContain('only-in-history');

  const opened = await open(runId);

  expect(opened).toMatchObject({ status: 201, body: { epoch: 2, cause: 'restored' } });
  expect(opened.body).toMatchObject({ closedExecutions: [] });
  expect(await found(runId)).toEqual({});
  await resetRun(installation, runId, true);
  await until('the run stands still', async () => (await alarmsOf(runId)).length > 0);
  const command = await roteiro(['epoch', 'open', runId, '--reason', reason]);
  const needless = await roteiro(['epoch', 'open', runId, '--reason', reason]);
  expect(command).toMatchObject({ code: 0, out: expect.stringContaining('epoch 3') });
  expect(needless).toMatchObject({ code: 1, told: expect.stringContaining('needs no new epoch') });
  expect((await items(`/api/runs/${runId}/epochs`)).map(({ actor }) => actor)).toEqual([
    expect.objectContaining({ kind: 'token', personId: admin.id }),
    { kind: 'installation', command: 'epoch open' },
  ]);
  // Temporal told it again of both tasks at once, and it refused the one that was not open yet.
  await finish(runId);
  expect(await found(runId)).toEqual({});
  expect(await alarmsOf(runId)).toEqual([]);
});
