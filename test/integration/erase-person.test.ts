import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { systemClock } from '../../server/clock/clock.ts';
import { inTransaction } from '../../server/db/in-transaction.ts';
import { examplePeople } from '../../server/examples/example-people.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import { createLog } from '../../server/http/log.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { createOrganisationRecordStore } from '../../server/organisation-record/organisation-record-store.ts';
import { verifyRecord } from '../../server/organisation-record/record-entry.ts';
import { createPersonStore } from '../../server/people/person-store.ts';
import type { OrganisationId } from '../../server/people/person.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { createProtectValues } from '../../server/personal-values/protect-values.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { columnsHolding } from '../support/columns-holding.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const KEY = 'ab'.repeat(32);
const protectValues = createProtectValues(personalKey(installationKey(KEY)));
const at = new Date('2026-03-02T12:00:00Z');
const reason = 'pedido do titular, protocolo 7';
const logged: string[] = [];

let database: TestDatabase;
let api: TestApi;
let organisationId: OrganisationId;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ organisationId } = await seedOrganisation(database.db, systemClock));
  token = await tokenOf('administrator');
  api = await startApi(database, {
    log: createLog('debug', { write: (line) => void logged.push(line) }),
  });
});
afterAll(() => api.close());

async function tokenOf(role: 'administrator' | 'auditor'): Promise<string> {
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = { organisationId, name: 'test', role, personId: null, actor } as const;
  return (await createToken(database.db, order, new Date())).token;
}

const erase = (body: object) =>
  api.call('POST', '/api/personal-values/erase', { token, body: { reason, ...body } });

async function aRun(caller: string | null = null): Promise<string> {
  const id = v7();
  const run = {
    organisationId,
    id,
    processId: 'reparo',
    version: 1,
    planHash: 'unused',
    businessKey: null,
    pointOfSaleId: null,
    zone: 'UTC',
    source: 'test',
    idempotencyKey: id,
    requestHash: 'unused',
    startedBy: null,
    caller:
      caller === null ? null : { runId: caller, token: 1, catches: { all: false, codes: [] } },
    startedMonth: '2026-03-01',
    zoneData: '2025c',
    startedAt: at,
    clockOffsetMs: 0,
  };
  await createRunStore(database.db).insert(run, at);
  return id;
}

async function give(runId: string, values: Variables): Promise<Variables> {
  const personalNames = new Set(['nome', 'contato']);
  const operationId = v7();
  return inTransaction(database.db, (transaction) =>
    protectValues(transaction, {
      organisationId,
      runId,
      operationId,
      personalNames,
      values,
      at,
    }),
  );
}

const rowsOf = (runId: string) =>
  database.db('personal_values').where({ run_id: runId }).orderBy('id').select();
const entries = () => createOrganisationRecordStore(database.db).list(organisationId, 0, 1000);

it('erases what was given in a run and in those it called, and says so in the record', async () => {
  const caller = await aRun();
  const called = await aRun(caller);
  const other = await aRun();
  await give(caller, { nome: 'Ana Run' });
  await give(called, { contato: 'ana@run.test' });
  await give(other, { nome: 'Ana Run' });

  const tried = await erase({ run: caller, dryRun: true });
  expect(tried.body).toMatchObject({ dryRun: true, count: 2 });
  expect((await rowsOf(caller)).map((row) => row['erased_at'])).toEqual([null]);

  const answer = await erase({ run: caller });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    dryRun: false,
    count: 2,
    items: [
      { place: 'personal_values', runId: caller, variable: 'nome' },
      { place: 'personal_values', runId: called, variable: 'contato' },
    ],
    left: [],
  });
  expect(await rowsOf(caller)).toMatchObject([
    {
      salt: null,
      ciphertext: null,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      erased_at: expect.any(Date),
      erased_by: { kind: 'token' },
    },
  ]);
  expect((await rowsOf(other)).map((row) => row['erased_at'])).toEqual([null]);
  const recorded = (await entries()).filter((each) => each.kind === 'personal-values-erased');
  expect(recorded.map(({ subject }) => subject.id).toSorted()).toEqual([caller, called].toSorted());
  expect(recorded[0]?.data).toMatchObject({ reason, selectedBy: 'run' });
  expect((await erase({ run: caller })).body).toMatchObject({ count: 0 });
  expect((await erase({ run: v7() })).code).toBe('NOT_FOUND');
});

it('erases by the customer that the run names, whatever the run', async () => {
  const [one, two] = [await aRun(), await aRun()];
  await give(one, { nome: 'Bia Subject', cliente: { ref: 'C-17' } });
  await database.db('run_variables').insert({
    organisation_id: organisationId,
    run_id: two,
    holder: 0,
    name: 'cliente',
    value: JSON.stringify({ ref: 'C-17' }),
  });
  await give(two, { contato: '+55 11 4000-0000' });

  expect((await erase({ subject: 'C-18' })).body).toMatchObject({ count: 0 });
  expect((await erase({ subject: 'C-17' })).body).toMatchObject({ count: 2 });
});

it('erases by the value, also in a field of an object, and however accents are written', async () => {
  const [one, two, three] = [await aRun(), await aRun(), await aRun()];
  await give(one, { nome: 'José Value' });
  await give(two, { contato: { pessoa: 'Jose\u0301 Value', fone: '1' } });
  await give(three, { nome: 'José Value Filho' });

  expect((await erase({ value: ' José Value ' })).body).toMatchObject({
    count: 2,
    items: [{ runId: one }, { runId: two }],
  });
  expect((await rowsOf(three)).map((row) => row['erased_at'])).toEqual([null]);
});

it('refuses a reason that would keep the value, and erases nothing then', async () => {
  const runId = await aRun();
  await give(runId, { nome: 'Carla Reason' });
  const body = { run: runId, reason: 'a pedido de carla reason' };

  expect((await erase(body)).code).toBe('ERASE_REASON_IS_PERSONAL');
  expect((await rowsOf(runId)).map((row) => row['erased_at'])).toEqual([null]);
});

it('leaves an account with the same name alone, and erases it when asked for by its id', async () => {
  const [, person] = examplePeople;
  if (person === undefined) throw new Error('No example people.');
  const { name, email } = person;
  const found = await createPersonStore(database.db).credentials(email);
  const id = found[0]?.id;
  if (id === undefined) throw new Error('Not seeded.');
  const subject = `person:${id}`;

  expect((await erase({ value: name })).body).toMatchObject({
    count: 0,
    left: [{ place: 'people', id, select: { subject } }],
  });
  expect((await erase({ subject })).body).toMatchObject({
    count: 1,
    items: [{ place: 'people', id }],
  });
  expect(await columnsHolding(database.db, email, name)).toEqual([]);
  const erased = await createPersonStore(database.db).find(organisationId, id);
  expect(erased?.disabledAt).not.toBeNull();
  expect((await erase({ subject })).body).toMatchObject({ count: 0 });
});

it.each([
  [{ run: v7(), value: 'x' }],
  [{}],
  [{ value: '' }],
  [{ run: 'not-an-id' }],
  [{ value: 'x', reason: ' ' }],
])('refuses %j: one way to select, and a reason', async (body) => {
  expect((await erase(body)).code).toBe('REQUEST_NOT_VALID');
});

it('lets only administrators erase', async () => {
  const auditor = await tokenOf('auditor');
  const body = { reason, value: 'anything' };
  const answer = await api.call('POST', '/api/personal-values/erase', { token: auditor, body });
  expect(answer.code).toBe('ROLE_NOT_ALLOWED');
});

it('erases from the command line, with the value read from the input', async () => {
  const runId = await aRun();
  await give(runId, { nome: 'Davi Command' });
  const folder = await mkdtemp(path.join(tmpdir(), 'roteiro-erase-'));
  await writeFile(path.join(folder, 'key'), KEY);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    ROTEIRO_KEY_FILE: path.join(folder, 'key'),
  };
  const words = ['erase', '--value', '-', '--reason', reason];
  const running = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'server/cli/main.ts', ...words],
    { env },
  );
  running.child.stdin?.end('Davi Command\n');
  const { stdout, stderr } = await running;
  await rm(folder, { recursive: true });

  expect(stdout).toContain(runId);
  expect(stdout + stderr).not.toContain('Davi');
  expect((await rowsOf(runId)).map((row) => row['erased_by'])).toEqual([
    { kind: 'installation', command: 'erase' },
  ]);
}, 30_000);

it('keeps no plaintext anywhere: not in the database, not in the record, not in the log', async () => {
  expect(await columnsHolding(database.db, 'reparo')).toContain('runs.process_id');
  expect(await columnsHolding(database.db, reason)).toEqual(['organisation_record.data']);
  const given = ['Ana Run', 'ana@run.test', 'Bia Subject', '4000-0000', 'Value Filho'];
  expect(await columnsHolding(database.db, ...given, 'Carla Reason', 'Davi Command')).toEqual([]);
  for (const text of ['Ana Run', 'Value', 'Carla', 'carla', reason])
    expect(logged.join('')).not.toContain(text);
  expect(logged.join('')).toContain('/api/personal-values/erase');
  expect(verifyRecord(organisationId, await entries())).toEqual([]);
});
