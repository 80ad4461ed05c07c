import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { systemClock } from '../../server/clock/clock.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import type { Caller } from '../../server/people/caller.ts';
import { newPersonId } from '../../server/people/person.ts';
import type { Role } from '../../server/people/role.ts';
import { maySeePersonalValues } from '../../server/personal-values/may-see-personal-values.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const at = new Date('2026-03-02T12:00:00Z');
const person = { id: newPersonId(), name: 'T', email: 't@example.test', language: 'en' } as const;
let database: TestDatabase;
let organisationId: Caller['organisationId'];
let runId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ organisationId } = await seedOrganisation(database.db, systemClock));
});
afterAll(() => database.close());

beforeEach(async () => {
  runId = v7();
  const run = {
    organisationId,
    id: runId,
    processId: 'reparo',
    version: 1,
    planHash: 'unused',
    businessKey: null,
    pointOfSaleId: null,
    zone: 'UTC',
    source: 'test',
    idempotencyKey: runId,
    requestHash: 'unused',
    startedBy: null,
    caller: null,
    startedMonth: '2026-03-01',
    zoneData: '2025c',
    startedAt: at,
    clockOffsetMs: 0,
  };
  await createRunStore(database.db).insert(run, at);
});

const caller = (role: Role, who: Caller['person'] = person): Caller => ({
  organisationId,
  clockOffsetMs: 0,
  timeZone: 'UTC',
  roles: [role],
  functions: ['tecnicos'],
  pointOfSaleIds: [],
  person: who,
  by: { kind: 'session' },
});
const maySee = (who: Caller) => maySeePersonalValues(database.db, who, runId);

interface TaskOf {
  readonly assignee?: string;
  readonly groups?: string[];
  readonly users?: string[];
  readonly status?: string;
}

async function aTask({ assignee, groups = [], users = [], status = 'open' }: TaskOf) {
  await database.db('tasks').insert({
    organisation_id: organisationId,
    id: v7(),
    run_id: runId,
    token: 2,
    element_id: 'assinar',
    assignee: assignee ?? null,
    candidate_groups: groups,
    candidate_users: users,
    priority: 50,
    status,
    opened_at: at,
    opened_seq: 1,
  });
}

it.each<[Role, boolean]>([
  ['administrator', true],
  ['coordinator', true],
  ['process-owner', false],
  ['auditor', false],
  ['technician', false],
])('lets a %s see the values of a run without tasks: %s', async (role, may) => {
  expect(await maySee(caller(role))).toBe(may);
});

it.each<[string, TaskOf, boolean]>([
  ['is theirs', { assignee: person.id }, true],
  ['is theirs by e-mail', { assignee: person.email }, true],
  ['is of their function', { groups: ['tecnicos'] }, true],
  ['names them a candidate', { users: [person.email] }, true],
  ['is for anyone', {}, true],
  ['is being completed', { assignee: person.id, status: 'completing' }, true],
  ['is done', { assignee: person.id, status: 'completed' }, false],
  ['is of another', { assignee: 'other@example.test', groups: ['tecnicos'] }, false],
  ['is of another function', { groups: ['estoque'] }, false],
])('lets a technician see them when a task of the run %s', async (_, task, may) => {
  await aTask(task);

  expect(await maySee(caller('technician'))).toBe(may);
  expect(await maySee(caller('auditor'))).toBe(false);
});
