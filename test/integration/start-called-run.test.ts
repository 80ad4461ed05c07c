import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createError } from '../../server/errors/create-error.ts';
import { organisationSettings } from '../../server/organisations/organisation.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import { organisationId as readOrganisationId } from '../../server/people/person.ts';
import { createReadPlan } from '../../server/runs/read-plan.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { createStartCalledRun } from '../../server/runs/start-called-run.ts';
import { aDiagram, drawn, end, start, timer } from '../support/a-diagram.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { publishForTest } from '../support/publish-for-test.ts';

const AT = new Date('2026-11-23T12:00:00Z');
const organisationId = v7();
const callerRunId = v7();
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
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
  await createOrganisationStore(db).insert(organisation, AT);
  const timed = drawn('startEvent', 'start', timer('timeCycle', 'R/P1D'));
  await publishForTest(db, organisationId, aDiagram('timed', [timed, end()], ['start->end']));
  await publishForTest(db, organisationId, aDiagram('plain', [start(), end()], ['start->end']));
  const caller = {
    organisationId,
    id: callerRunId,
    processId: 'plain',
    version: 1,
    planHash: 'unused',
    businessKey: null,
    pointOfSaleId: null,
    zone: 'UTC',
    source: 'test',
    idempotencyKey: 'caller',
    requestHash: '',
    startedBy: null,
    caller: null,
    startedMonth: '2026-11-01',
    zoneData: '2025c',
    startedAt: AT,
  };
  await createRunStore(db).insert(caller, AT);
});

afterAll(() => database.close());

const call = (processId: string, startRun: () => Promise<never>) =>
  createStartCalledRun({ db: database.db, readPlan: createReadPlan(database.db), startRun })({
    organisationId,
    callerRunId,
    token: 2,
    issue: 5,
    processId,
    binding: { kind: 'latest' },
    catches: { all: false, codes: [] },
    variables: {},
  });

it('refuses a process that only a timer starts', async () => {
  const answer = await call('timed', () => Promise.reject(new Error('It was started.')));
  expect(answer).toMatchObject({ kind: 'refused', code: 'called-process-needs-none-start' });
});

it('answers what the called run must not be given with a refusal, not with a failure', async () => {
  const refusal = createError('PERSONAL_REFERENCE_NOT_VALID', { path: '/nome' });
  const answer = await call('plain', () => Promise.reject(refusal));
  expect(answer).toMatchObject({ kind: 'refused', code: 'PERSONAL_REFERENCE_NOT_VALID' });
});

it('fails, so that it is tried again, when Postgres is away', async () => {
  const lost = new Error('Connection terminated unexpectedly');
  await expect(call('plain', () => Promise.reject(lost))).rejects.toBe(lost);
});
