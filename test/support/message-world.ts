import { hostZoneData } from '../../server/clock/host-zone-data.ts';
import { v7 } from 'uuid';
import { movedClock, systemClock } from '../../server/clock/clock.ts';
import { createListener } from '../../server/db/listen.ts';
import { createEnsurePartitions } from '../../server/facts/ensure-partitions.ts';
import { createRecordFacts } from '../../server/facts/record-facts.ts';
import { FACTS_CHANNEL } from '../../server/facts/what-to-write.ts';
import { createLog } from '../../server/http/log.ts';
import { createAwaitMessage } from '../../server/messages/await-message.ts';
import { createPublishMessage, type NewMessage } from '../../server/messages/publish-message.ts';
import { createSettleClosedRuns } from '../../server/messages/settle-closed-runs.ts';
import { createStartByMessages } from '../../server/messages/start-by-messages.ts';
import { organisationSettings } from '../../server/organisations/organisation.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import { createDispatcher } from '../../server/outbox/create-dispatcher.ts';
import { OUTBOX_CHANNEL } from '../../server/outbox/outbox-store.ts';
import type { Caller } from '../../server/people/caller.ts';
import {
  organisationId as readOrganisationId,
  type OrganisationId,
} from '../../server/people/person.ts';
import { changeProcedure } from '../../server/procedures/change-procedure.ts';
import { createCompiler } from '../../server/procedures/create-compiler.ts';
import { newProcedureId, type ProcedureId } from '../../server/procedures/procedure.ts';
import { createProcedureStore } from '../../server/procedures/procedure-store.ts';
import { publishProcedure } from '../../server/procedures/publish-procedure.ts';
import { createReadPlan } from '../../server/runs/read-plan.ts';
import { createStartRun, type StartRun } from '../../server/runs/start-run.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { DEFAULT_SHELL_SETTINGS } from '../../workflows/messages.ts';
import { createTestDatabase } from './database.ts';
import { until } from './installation.ts';
import { personalParts } from './personal-parts.ts';
import { hostRuns } from './run-host.ts';

export type MessageWorld = Awaited<ReturnType<typeof startMessageWorld>>;
const by = { kind: 'installation', command: 'test' } as const;

const administrator = (organisationId: OrganisationId): Caller => ({
  organisationId,
  clockOffsetMs: 0,
  timeZone: 'UTC',
  roles: ['administrator'],
  functions: [],
  pointOfSaleIds: [],
  person: null,
  by: { kind: 'token', tokenId: v7() },
});

/** Postgres and what the server does with messages; runs are hosted here instead of in Temporal. */
export async function startMessageWorld() {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = systemClock;
  const log = createLog('silent');
  const organisationId = readOrganisationId.parse(v7());
  await createOrganisationStore(db).insert(
    {
      id: organisationId,
      slug: 'test',
      name: 'Test',
      kind: 'trial',
      clockOffsetMs: 0,
      timeZone: 'America/Sao_Paulo',
      settings: organisationSettings.parse({}),
      version: 1,
    },
    new Date(),
  );
  const personal = personalParts(db);
  const recordFacts = createRecordFacts({ db, clock, personal, zoneData: hostZoneData });
  const host = hostRuns((input) => recordFacts(input, 'none'));
  const listener = createListener(database.url, [FACTS_CHANNEL, OUTBOX_CHANNEL]);
  const readPlan = createReadPlan(db);
  const dispatcher = createDispatcher({ db, clock, gateway: host, readPlan, listener, log });
  dispatcher.run();
  const startRun = createStartRun({
    db,
    clock,
    dispatcher,
    ensurePartitions: createEnsurePartitions(db),
    shellSettings: DEFAULT_SHELL_SETTINGS,
    ...personal,
  });
  const deps = { db, clock, log, personal, startRun };
  const publishMessage = createPublishMessage(deps);
  const awaitMessage = createAwaitMessage({ db, listener });

  async function now(): Promise<Date> {
    const organisation = await createOrganisationStore(db).find(organisationId);
    return movedClock(clock, organisation?.clockOffsetMs ?? 0).now();
  }

  const world = {
    ...deps,
    database,
    organisationId,
    host,
    publishMessage,
    awaitMessage,
    startByMessages: createStartByMessages(deps),
    settleClosedRuns: createSettleClosedRuns(deps),
    now,

    async moveClock(milliseconds: number): Promise<void> {
      await db('organisations').increment('clock_offset_ms', milliseconds);
    },

    /** Publishes a drawing: as a procedure of its own, or as the next version of one. */
    async draw(xml: string, procedure?: ProcedureId): Promise<ProcedureId> {
      const id = procedure ?? newProcedureId();
      const procedures = createProcedureStore(db);
      if (procedure === undefined)
        await procedures.insert(organisationId, { id, name: 'test', xml }, by, new Date());
      else {
        const draft = await procedures.findDraft(organisationId, id);
        const next = { xml, version: draft?.version ?? 0 };
        await procedures.updateDraft(organisationId, id, next, by, new Date());
      }
      const compile = { db, compileProcedure: createCompiler([]) };
      await publishProcedure(compile, { organisationId, actor: by }, id, {}, await now());
      return id;
    },

    async start(processId: string, variables: Variables = {}, wish: Partial<StartRun> = {}) {
      const { runId } = await startRun({
        organisationId,
        source: 'test',
        idempotencyKey: v7(),
        processId,
        version: null,
        startElement: null,
        variables,
        businessKey: null,
        pointOfSaleId: null,
        actor: null,
        ...wish,
      });
      return runId;
    },

    /** Publishes with what a message mostly has. */
    async publish(wish: Partial<NewMessage> & { name: string }) {
      return publishMessage({
        reach: 'all',
        organisationId,
        key: '',
        variables: {},
        timeToLiveMs: 3_600_000,
        messageId: null,
        publishedBy: { kind: 'program', id: 'test', role: 'coordinator' },
        receivedAt: await now(),
        idempotencyKey: null,
        ...wish,
      });
    },

    async hide(procedure: ProcedureId, hidden: boolean): Promise<void> {
      const found = await createProcedureStore(db).find(organisationId, procedure);
      const change = { version: found?.version ?? 0, hidden };
      await changeProcedure(db, administrator(organisationId), procedure, change, await now());
    },

    subscriptionsOf: (runId: string): Promise<{ token: number }[]> =>
      db('subscriptions')
        .where({ run_id: runId })
        .orderBy('subscription')
        .select<{ token: number }[]>('token'),

    untilSubscribed: (runId: string) =>
      until(`${runId} waits`, async () => (await world.subscriptionsOf(runId)).length > 0),

    /** The names of the messages' answers, of each run. */
    async answers(runId: string): Promise<string[]> {
      const rows = await db('message_deliveries')
        .where({ run_id: runId })
        .orderBy('seq')
        .select<{ message_id: string; answer: string }[]>('message_id', 'answer');
      return rows.map((row) => `${row.message_id} ${row.answer}`);
    },

    async statusOf(runId: string): Promise<string> {
      const row = await db('runs').where({ id: runId }).first<{ status: string }>('status');
      return row.status;
    },

    untilStatus: (runId: string, status: string) =>
      until(`${runId} is ${status}`, async () => (await world.statusOf(runId)) === status),

    async runsOf(processId: string): Promise<string[]> {
      const rows = await db('runs')
        .where({ process_id: processId })
        .orderBy('id')
        .select<{ id: string }[]>('id');
      return rows.map(({ id }) => id);
    },

    async stop(): Promise<void> {
      await dispatcher.stop();
      await listener.close();
      await database.close();
    },
  };
  return world;
}
