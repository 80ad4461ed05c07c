import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { systemClock } from '../../server/clock/clock.ts';
import { createListener } from '../../server/db/listen.ts';
import { createAwaitWritten } from '../../server/facts/await-written.ts';
import { createEnsurePartitions } from '../../server/facts/ensure-partitions.ts';
import { FACTS_CHANNEL } from '../../server/facts/record-facts.ts';
import { createFactStore } from '../../server/facts/fact-store.ts';
import { createLog } from '../../server/http/log.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import { createDispatcher } from '../../server/outbox/create-dispatcher.ts';
import type { RunUpdate } from '../../server/outbox/outbox-message.ts';
import { createOutboxStore, OUTBOX_CHANNEL } from '../../server/outbox/outbox-store.ts';
import { organisationId as readOrganisationId } from '../../server/people/person.ts';
import { createReadPlan } from '../../server/runs/read-plan.ts';
import { createRunHeadStore } from '../../server/runs/run-head-store.ts';
import { createStartRun, type StartRun } from '../../server/runs/start-run.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';
import { connectTemporal } from '../../server/temporal/connect-temporal.ts';
import { createRunGateway } from '../../server/temporal/create-run-gateway.ts';
import { DEFAULT_SHELL_SETTINGS, type ShellSettings } from '../../workflows/messages.ts';
import { createTestDatabase } from './database.ts';
import { publishForTest } from './publish-for-test.ts';
import { startTestTemporal } from './temporal.ts';
import { startProcess, type TestProcess } from './worker-process.ts';

const KEY = 'cd'.repeat(32);
export const ana = { kind: 'person', id: 'ana', role: 'technician' } as const;

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** Postgres, Temporal and what the server has of runs, without HTTP: for tests of the whole. */
export async function startInstallation(settings: Partial<ShellSettings> = {}) {
  const shellSettings = { ...DEFAULT_SHELL_SETTINGS, ...settings };
  const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-installation-'));
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, KEY);
  const key = payloadKey(installationKey(KEY));
  const [database, temporalServer] = await Promise.all([createTestDatabase(), startTestTemporal()]);
  const { db } = database;
  const organisationId = v7();
  await createOrganisationStore(db).insert(
    {
      id: readOrganisationId.parse(organisationId),
      slug: 'test',
      name: 'Test',
      kind: 'trial',
      clockOffsetMs: 0,
      timeZone: 'America/Sao_Paulo',
      settings: { queues: ['elsewhere'], serviceTypes: [] },
      version: 1,
    },
    new Date(),
  );
  const temporal = connectTemporal({ address: temporalServer.address, namespace: 'default', key });
  const gateway = createRunGateway(temporal);
  const readPlan = createReadPlan(db);
  const listener = createListener(database.url, [FACTS_CHANNEL, OUTBOX_CHANNEL]);
  const log = createLog('silent');
  const clock = systemClock;
  const dispatcher = createDispatcher({ db, clock, gateway, readPlan, listener, log });
  dispatcher.run();
  const ensurePartitions = createEnsurePartitions(db);
  const startRun = createStartRun({ db, clock, dispatcher, ensurePartitions, shellSettings });
  const awaitWritten = createAwaitWritten({ db, listener });
  const processes: TestProcess[] = [];
  const env = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporalServer.address,
    ROTEIRO_DATA: path.join(tmpdir(), 'roteiro-bundles'),
    ROTEIRO_KEY_FILE: keyFile,
    ...(settings.continueAfterEvents == null
      ? {}
      : { ROTEIRO_CONTINUE_AFTER_EVENTS: String(settings.continueAfterEvents) }),
  };

  const started = async (file: string, more: Readonly<Record<string, string>> = {}) => {
    const child = await startProcess(file, { ...env, ...more });
    processes.push(child);
    return child;
  };

  return {
    db,
    databaseUrl: database.url,
    organisationId,
    temporal,
    temporalServer,
    gateway,
    key,
    clock,
    log,
    dispatcher,
    awaitWritten,
    /** The worker as a process of its own, ready. */
    startWorker: (more: Readonly<Record<string, string>> = {}) => started('worker/main.ts', more),
    publish: (xml: string) =>
      publishForTest(db, organisationId, xml, { queues: ['elsewhere'], serviceTypes: [] }),
    start: (processId: string, wish: Partial<StartRun> = {}) =>
      startRun({
        organisationId,
        source: 'test',
        idempotencyKey: v7(),
        processId,
        version: null,
        startElement: null,
        variables: {},
        businessKey: null,
        pointOfSaleId: null,
        actor: ana,
        ...wish,
      }),
    /** Puts an Update into the outbox and delivers it. */
    async update(update: RunUpdate, withinMs = 10_000) {
      const { runId } = update.input;
      const message = { kind: 'update-run' as const, update };
      const id = await createOutboxStore(db).put(organisationId, runId, message, clock.now());
      return dispatcher.deliverNow(id, withinMs);
    },
    async facts(runId: string) {
      const head = await createRunHeadStore(db).find(organisationId, runId);
      if (head === null) throw new Error(`No run ${runId}`);
      return createFactStore(db).facts(head, 1, 2_147_483_647);
    },
    async stop() {
      await Promise.all(processes.map((child) => child.kill()));
      await dispatcher.stop();
      await listener.close();
      await temporal.close();
      await temporalServer.remove();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until the answer is not null. @throws after `withinMs`, with what was asked for */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  withinMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
