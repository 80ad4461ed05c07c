import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { systemClock } from '../../server/clock/clock.ts';
import { createFactStore } from '../../server/facts/fact-store.ts';
import { createLog } from '../../server/http/log.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { organisationSettings } from '../../server/organisations/organisation.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import type { RunUpdate } from '../../server/outbox/outbox-message.ts';
import { createOutboxStore } from '../../server/outbox/outbox-store.ts';
import { organisationId as readOrganisationId } from '../../server/people/person.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { JOB_INTERVALS } from '../../server/background/jobs-of-runs.ts';
import { composeRuns } from '../../server/runs/compose-runs.ts';
import { createRunHeadStore } from '../../server/runs/run-head-store.ts';
import type { StartRun } from '../../server/runs/start-run.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';
import { DEFAULT_SHELL_SETTINGS, type ShellSettings } from '../../workflows/messages.ts';
import { createTestDatabase } from './database.ts';
import { publishForTest } from './publish-for-test.ts';
import { startTestTemporal } from './temporal.ts';
import { startProcess, type TestProcess } from './worker-process.ts';

export const INSTALLATION_KEY = 'cd'.repeat(32);
const QUEUES = ['elsewhere', 'exemplo-python'];
export const ana = { kind: 'person', id: 'ana', role: 'technician' } as const;

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** Postgres, Temporal and what the server has of runs, without HTTP: for tests of the whole. */
export async function startInstallation(settings: Partial<ShellSettings> = {}) {
  const shellSettings = { ...DEFAULT_SHELL_SETTINGS, ...settings };
  const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-installation-'));
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, INSTALLATION_KEY);
  const key = payloadKey(installationKey(INSTALLATION_KEY));
  const ofPersons = personalKey(installationKey(INSTALLATION_KEY));
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
      settings: organisationSettings.parse({ queues: QUEUES }),
      version: 1,
    },
    new Date(),
  );
  const log = createLog('silent');
  const clock = systemClock;
  const runs = composeRuns({
    db,
    databaseUrl: database.url,
    clock,
    log,
    key,
    personalKey: ofPersons,
    temporal: { address: temporalServer.address, namespace: 'default' },
    shellSettings,
    intervals: JOB_INTERVALS,
  });
  runs.dispatcher.run();
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
    keyFile,
    organisationId,
    temporalServer,
    key,
    clock,
    log,
    ...runs,
    /** The worker as a process of its own, ready. */
    startWorker: (more: Readonly<Record<string, string>> = {}) => started('worker/main.ts', more),
    publish: (xml: string) =>
      publishForTest(db, organisationId, xml, { queues: QUEUES, serviceTypes: ['http'] }),
    start: (processId: string, wish: Partial<StartRun> = {}) =>
      runs.startRun({
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
      return runs.dispatcher.deliverNow({ organisationId, id }, withinMs);
    },
    async facts(runId: string) {
      const head = await createRunHeadStore(db).find(organisationId, runId);
      if (head === null) throw new Error(`No run ${runId}`);
      return createFactStore(db).facts(head, 1, 2_147_483_647);
    },
    async end() {
      await Promise.all(processes.map((child) => child.kill()));
      await runs.stop();
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
