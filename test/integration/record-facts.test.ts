import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createAlarmStore } from '../../server/alarms/alarm-store.ts';
import { systemClock } from '../../server/clock/clock.ts';
import { createEnsurePartitions } from '../../server/facts/ensure-partitions.ts';
import { createEpochStore } from '../../server/epochs/epoch-store.ts';
import { createRebuildProjections } from '../../server/facts/rebuild-projections.ts';
import { createRecordFacts } from '../../server/facts/record-facts.ts';
import { organisationSettings } from '../../server/organisations/organisation.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import { organisationId as readOrganisationId } from '../../server/people/person.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import { DEFAULT_SHELL_SETTINGS, type RecordBatch } from '../../workflows/messages.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';
import { createHost } from '../../workflows/shell/host.ts';
import { aDiagram, boundary, end, start, timer, userTask } from '../support/a-diagram.ts';
import { personalParts } from '../support/personal-parts.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const AT = Date.UTC(2026, 10, 23, 12);
const MONTH = '2026-11-01';
const organisationId = v7();
let database: TestDatabase;
let runId: string;

const diagram = aDiagram(
  'inspecao',
  [start(), userTask('medir'), boundary('tarde', 'medir', timer('timeDuration', 'PT1H')), end()],
  ['start->medir', 'medir->end', 'tarde->end'],
);

beforeAll(async () => {
  database = await createTestDatabase();
  const organisation = {
    id: readOrganisationId.parse(organisationId),
    slug: 'test',
    name: 'Test',
    kind: 'trial' as const,
    clockOffsetMs: 0,
    timeZone: 'UTC',
    settings: organisationSettings.parse({}),
    version: 1,
  };
  await createOrganisationStore(database.db).insert(organisation, new Date(AT));
});

afterAll(() => database.close());

beforeEach(async () => {
  runId = v7();
  await insertRun();
});

async function insertRun(): Promise<void> {
  const run = {
    organisationId,
    id: runId,
    processId: 'inspecao',
    version: 1,
    planHash: 'unused',
    businessKey: null,
    pointOfSaleId: null,
    zone: 'UTC',
    source: 'test',
    idempotencyKey: runId,
    requestHash: '',
    startedBy: null,
    caller: null,
    startedMonth: MONTH,
    zoneData: '2025c',
    startedAt: new Date(AT),
  };
  await createRunStore(database.db).insert(run, new Date(AT));
  await createEnsurePartitions(database.db)(MONTH);
}

/** How many statements that begin so wait for a lock. */
async function waitingFor(statement: string): Promise<number> {
  const found = await database.db.raw<{ rows: { count: number }[] }>(
    `select count(*) from pg_stat_activity
     where wait_event_type = 'Lock' and query like ? and datname = current_database()`,
    [`%${statement}%`],
  );
  return found.rows[0]?.count ?? 0;
}

async function waitUntil(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const recordFrom = (execution: string, ...batches: RecordBatch[]) =>
  createRecordFacts({
    db: database.db,
    clock: systemClock,
    zoneData: '2025c',
    personal: personalParts(database.db),
  })({ batches }, execution);

const record = (...batches: RecordBatch[]) => recordFrom('first', ...batches);

/** What the shell would have written: at the start, and when the task is completed. */
async function batches(): Promise<[RecordBatch, RecordBatch]> {
  const { plans } = await compileProcedure({ xml: diagram });
  const [plan] = plans;
  if (plan === undefined) throw new Error('It does not compile.');
  const occurrence: Occurrence<'run-started'> = {
    kind: 'run-started',
    id: 'start',
    at: AT,
    element: null,
    variables: { nul: 'a\0b', half: '\ud800' },
    actor: null,
  };
  const startOfRun = {
    runId,
    organisationId,
    zone: 'UTC',
    at: AT,
    clockOffsetMs: 0,
    epoch: 1,
    startedMonth: MONTH,
    pointOfSaleId: null,
    caller: null,
    occurrence,
  };
  const input = {
    planHash: planHash(plan),
    plan,
    start: startOfRun,
    settings: DEFAULT_SHELL_SETTINGS,
    carried: null,
  };
  const host = createHost([input]);
  host.turn(AT);
  const [first] = host.takeBatches();
  const task = Object.values(host.runs.get(runId)?.state.tokens ?? {}).find(
    ({ wait }) => wait.kind === 'task',
  );
  if (first === undefined || task === undefined) throw new Error('It did not start.');
  host.written([first]);
  const actor = { kind: 'person', id: 'ana', role: null } as const;
  const completed = { kind: 'task-completed', id: 'c1', at: AT + 1, actor } as const;
  host.deliver(runId, [{ ...completed, token: task.id, values: { kg: 3 } }]);
  host.turn(AT + 1);
  const [second] = host.takeBatches();
  if (second === undefined) throw new Error('It did not go on.');
  return [first, second];
}

async function seen() {
  const { db } = database;
  const tables = ['tasks', 'open_elements', 'run_timers', 'run_variables', 'incidents'];
  const rows: Record<string, unknown> = {};
  for (const table of tables)
    rows[table] = await db(table).where({ run_id: runId }).orderByRaw('1, 2, 3, 4');
  rows['run'] = await db('runs')
    .where({ id: runId })
    .first('status', 'last_seq', 'last_hash', 'last_occurrence_no', 'open_incidents', 'closed_at');
  return JSON.parse(JSON.stringify(rows)) as Record<string, unknown>;
}

const openAlarms = async () =>
  (await createAlarmStore(database.db).open(10))
    .filter((alarm) => alarm.runId === runId)
    .map(({ kind, times }) => ({ kind, times }));

it('leaves what is written as it is when the same write comes again', async () => {
  const [first, second] = await batches();
  await record(first);
  await record(second);
  const before = await seen();

  await record(first);
  await record(second);
  await record({
    ...first,
    facts: [...first.facts, ...second.facts],
    occurrences: [...first.occurrences, ...second.occurrences],
  });

  expect(await seen()).toEqual(before);
  expect(await openAlarms()).toEqual([]);
});

it('writes once what several write at the same time', async () => {
  const [first, second] = await batches();
  await Promise.all(Array.from({ length: 5 }, () => record(first, second)));

  const numbers = await database.db('facts').where({ run_id: runId }).orderBy('seq').pluck('seq');
  expect(numbers).toEqual([...first.facts, ...second.facts].map(({ seq }) => seq));
  expect(await openAlarms()).toEqual([]);
});

it('takes one and raises an alarm for the others when several write other content', async () => {
  const [first] = await batches();
  const writing = [0, 1, 2].map((later) =>
    record({ ...first, facts: first.facts.map((fact) => ({ ...fact, at: fact.at + later })) }),
  );

  const outcomes = await Promise.allSettled(writing);

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await openAlarms()).toEqual([{ kind: 'fact-differs', times: 2 }]);
});

it('waits for who holds the run, and writes nothing when it has moved on meanwhile', async () => {
  const [first] = await batches();
  let writing: Promise<unknown> = Promise.resolve();
  await database.db.transaction(async (transaction) => {
    await transaction('runs').where({ id: runId }).update({ epoch: 2 });
    writing = record(first).catch((error: unknown) => error);
    // It has read the run as it was, and waits for the row.
    await waitUntil(async () => (await waitingFor('update runs')) > 0);
  });

  expect(String(await writing)).toContain('epoch-closed');
  const facts = await database.db('facts').where({ run_id: runId });
  expect(facts).toEqual([]);
});

it('shows the same after one write as after two, a task opened and completed in it', async () => {
  const [first, second] = await batches();
  await record({
    ...first,
    facts: [...first.facts, ...second.facts],
    occurrences: [...first.occurrences, ...second.occurrences],
  });
  const atOnce = await seen();
  runId = v7();
  await insertRun();
  for (const batch of await batches()) await record(batch);

  const bare = (rows: unknown): string =>
    JSON.stringify(rows).replace(/[0-9a-f]{64}|[0-9a-f-]{36}/g, 'id');
  expect(bare(atOnce)).toBe(bare(await seen()));
});

it('raises an alarm for a fact with other content, once, and never overwrites', async () => {
  const [first, second] = await batches();
  await record(first);
  const before = await seen();
  const forged = first.facts.map((fact, index) =>
    index === 1 ? { ...fact, at: fact.at + 1 } : fact,
  );

  const attempt = () => record({ ...first, facts: [...forged, ...second.facts] });

  await expect(attempt()).rejects.toThrow('fact-differs');
  await expect(attempt()).rejects.toThrow('fact-differs');
  expect(await openAlarms()).toEqual([{ kind: 'fact-differs', times: 2 }]);
  expect(await seen()).toEqual(before);
});

it('raises an alarm for an occurrence with other content', async () => {
  const [first] = await batches();
  await record(first);
  const occurrences = first.occurrences.map((recorded) => ({
    ...recorded,
    occurrence: { ...recorded.occurrence, id: 'other' },
  }));

  await expect(record({ ...first, occurrences })).rejects.toThrow('occurrence-differs');
  expect(await openAlarms()).toEqual([{ kind: 'occurrence-differs', times: 1 }]);
});

it('raises an alarm when facts in between are missing', async () => {
  const [, second] = await batches();

  await expect(record(second)).rejects.toThrow('facts-missing');
  expect(await openAlarms()).toEqual([{ kind: 'facts-missing', times: 1 }]);
});

it('raises an alarm for a run it does not know, and for an epoch that was closed', async () => {
  const [first] = await batches();
  await expect(record({ ...first, epoch: 2 })).rejects.toThrow('epoch-closed');
  runId = v7();
  const [unknown] = await batches();
  await expect(record(unknown)).rejects.toThrow('run-unknown');
});

it('writes into a later epoch what its executions ask for, and nothing of those it closed', async () => {
  const [first, second] = await batches();
  await record(first);
  const { db } = database;
  const last = first.facts.at(-1)?.seq ?? 0;
  const row: { last_hash: string } = await db('runs').where({ id: runId }).first();
  const place = { seq: last, hash: row.last_hash, no: 1 };
  await createEpochStore(db).insert(
    { organisationId, runId },
    {
      epoch: 2,
      cause: 'reset',
      after: place,
      closed: place,
      closedExecutions: ['first'],
      actor: { kind: 'installation', command: 'test' },
      reason: 'test',
      openedAt: new Date(AT),
    },
  );
  await db('runs').where({ id: runId }).update({ epoch: 2 });

  await expect(record(second)).rejects.toThrow('epoch-closed');
  await recordFrom('second', first, second);
  await recordFrom('third', second);

  const epochs = await db('facts').where({ run_id: runId }).orderBy('seq').pluck('epoch');
  expect(epochs).toEqual([...first.facts.map(() => 1), ...second.facts.map(() => 2)]);
  expect(await openAlarms()).toEqual([{ kind: 'epoch-closed', times: 1 }]);
});

it('makes the projections anew as they were, and keeps who claimed a task', async () => {
  const [first, second] = await batches();
  await record(first);
  await database.db('tasks').where({ run_id: runId }).update({ assignee: 'ana' });
  const open = await seen();
  const rebuild = createRebuildProjections(database.db);

  expect(await rebuild(organisationId, runId)).toBe(true);
  expect(await seen()).toEqual(open);

  await record(second);
  const closed = await seen();
  expect(await rebuild(organisationId, runId)).toBe(true);
  expect(JSON.stringify(closed)).toContain('"assignee":"ana"');
  expect({ ...(await seen()), tasks: null }).toEqual({ ...closed, tasks: null });
});

it('refuses every change of what is written', async () => {
  const [first] = await batches();
  await record(first);

  for (const table of ['facts', 'occurrences']) {
    await expect(database.db(table).where({ run_id: runId }).delete()).rejects.toThrow(
      'only ever added to',
    );
    await expect(
      database.db(table).where({ run_id: runId }).update({ at: new Date() }),
    ).rejects.toThrow('only ever added to');
  }
});

it('makes a partition once, however many ask for it at a time', async () => {
  const asking = Array.from({ length: 6 }, () => createEnsurePartitions(database.db)('2031-02-01'));

  await Promise.all(asking);

  const made = await database.db('pg_class').where({ relname: 'facts_2031_02' }).count();
  expect(made).toEqual([{ count: 1 }]);
});

it('raises an alarm, once, when a run goes on with other time-zone data', async () => {
  const [first, second] = await batches();
  await record(first);
  const { db } = database;
  const zoneChanges = async () =>
    (await createAlarmStore(db).open(10)).filter(({ kind }) => kind === 'zone-data-changed');
  expect(await zoneChanges()).toEqual([]);

  const newer = createRecordFacts({
    db,
    clock: systemClock,
    zoneData: '2026a',
    personal: personalParts(db),
  });
  await newer({ batches: [second] }, 'first');
  await newer({ batches: [second] }, 'first');

  expect(await zoneChanges()).toMatchObject([
    { runId, detail: { before: '2025c', after: '2026a' }, times: 1 },
  ]);
});
