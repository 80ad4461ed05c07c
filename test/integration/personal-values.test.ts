import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { systemClock } from '../../server/clock/clock.ts';
import { inTransaction } from '../../server/db/in-transaction.ts';
import { seedOrganisation } from '../../server/examples/seed-organisation.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import type { OrganisationId } from '../../server/people/person.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { createProtectValues } from '../../server/personal-values/protect-values.ts';
import { recallValues } from '../../server/personal-values/recall-values.ts';
import { createRevealValues } from '../../server/personal-values/reveal-values.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import {
  isPersonalReference,
  type PersonalReference,
} from '../../workflows/expressions/personal-value.ts';
import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';
import { columnsHolding } from '../support/columns-holding.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const key = personalKey(installationKey('ab'.repeat(32)));
const protectValues = createProtectValues(key);
const revealValues = createRevealValues(key);
const personalNames = new Set(['nome', 'titular.nome', 'filhos.nome']);
const at = new Date('2026-03-02T12:00:00Z');

let database: TestDatabase;
let organisationId: OrganisationId;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ organisationId } = await seedOrganisation(database.db, systemClock));
});
afterAll(() => database.close());

const protect = (runId: string, operationId: string, values: Variables) =>
  inTransaction(database.db, (transaction) =>
    protectValues(transaction, {
      organisationId,
      runId,
      operationId,
      personalNames,
      values,
      at,
    }),
  );
const reveal = (
  runId: string,
  variables: Variables,
  as: 'described' | 'plain' = 'plain',
  allowed = true,
) => revealValues(database.db, { organisationId, runId, as, allowed }, variables);
const forget = (runId: string) =>
  database
    .db('personal_values')
    .where({ run_id: runId })
    .update({ salt: null, ciphertext: null, erased_at: at, erased_by: '{}' });

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

const text = fc.string({
  minLength: 12,
  maxLength: 40,
  unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', ' ', 'X', 'Y'),
});
const someValues = fc.record({
  nome: fc.oneof(text, fc.constant(null)),
  titular: fc.record({ nome: text, idade: fc.integer() }),
  filhos: fc.array(fc.record({ nome: text }), { maxLength: 3 }),
  livre: fc.integer(),
});
type SomeValues = typeof someValues extends fc.Arbitrary<infer T> ? T : never;
const plaintexts = ({ nome, titular, filhos }: SomeValues): string[] =>
  [nome, titular.nome, ...filhos.map((each) => each.nome)].filter((each) => each !== null);

function referenceIn(values: Variables): PersonalReference {
  const { nome } = values;
  if (!isPersonalReference(nome)) throw new Error('There is no reference.');
  const { personal, digest } = nome;
  return { personal, digest };
}

it('gives back what was protected, and shows none of it to Temporal', async () => {
  await fc.assert(
    fc.asyncProperty(someValues, async (values) => {
      const runId = v7();
      const safe = await protect(runId, 'c1', values);

      const sent = JSON.stringify(safe);
      for (const plain of plaintexts(values)) expect(sent).not.toContain(plain);
      expect(await reveal(runId, safe)).toEqual(values);
      expect(await protect(runId, 'c1', values)).toEqual(safe);
      expect(await protect(runId, 'c2', values)).toEqual(safe);
      expect(await protect(runId, 'c3', safe)).toEqual(safe);
    }),
    { numRuns: 25 },
  );
});

it('gives the same reference to the same text within a run, and others in another', async () => {
  const values = { nome: 'Ana Souza', titular: { nome: 'Ana Souza' }, filhos: [{ nome: 'Bia' }] };
  const [one, other] = [await protect(v7(), 'c', values), await protect(v7(), 'c', values)];

  expect(one).toMatchObject({ titular: { nome: one['nome'] } });
  expect(one['filhos']).not.toMatchObject([{ nome: one['nome'] }]);
  expect(referenceIn(one).personal).not.toBe(referenceIn(other).personal);
  expect(referenceIn(one).digest).not.toBe(referenceIn(other).digest);
});

it('gives the same reference when two people type the same at once', async () => {
  const runId = v7();
  const both = await Promise.all(
    [1, 2, 3, 4].map((no) => protect(runId, `c${no}`, { nome: 'At Once' })),
  );

  expect(new Set(both.map((each) => JSON.stringify(each))).size).toBe(1);
});

it('shares references between a run and those it calls, and with no other', async () => {
  const caller = await aRun();
  const called = await aRun(caller);
  const given = await protect(caller, 'c', { nome: 'Shared Name' });

  expect(await protect(called, 'c', given)).toEqual(given);
  expect(await protect(called, 'd', { nome: 'Shared Name' })).toEqual(given);
  expect(await reveal(called, given)).toEqual({ nome: 'Shared Name' });
  await expect(protect(await aRun(), 'c', given)).rejects.toMatchObject({
    code: 'PERSONAL_REFERENCE_NOT_VALID',
  });
});

it.each<[string, (real: { personal: string; digest: string }) => JsonValue]>([
  ['an unknown id', ({ digest }) => ({ personal: v7(), digest })],
  ['another digest', ({ personal }) => ({ personal, digest: '0'.repeat(64) })],
  ['a value beside it', (real) => ({ ...real, value: 'Real Name' })],
])('refuses a reference with %s, wherever it stands', async (_, forge) => {
  const runId = v7();
  const nome = referenceIn(await protect(runId, 'c', { nome: 'Real Name' }));
  const refusal = { code: 'PERSONAL_REFERENCE_NOT_VALID', status: 422 };

  await expect(protect(runId, 'd', { nome: forge(nome) })).rejects.toMatchObject(refusal);
  await expect(protect(runId, 'e', { livre: [{ x: forge(nome) }] })).rejects.toMatchObject({
    ...refusal,
    details: { path: '/livre/0/x' },
  });
});

it('refuses and does not show the reference of another run', async () => {
  const theirs = await protect(v7(), 'c', { nome: 'Their Name' });
  const mine = v7();

  await expect(protect(mine, 'c', theirs)).rejects.toMatchObject({
    code: 'PERSONAL_REFERENCE_NOT_VALID',
  });
  expect(await reveal(mine, theirs, 'described')).toMatchObject({ nome: { hidden: true } });
  expect(await reveal(mine, theirs)).toEqual({ nome: null });
});

it('gives an operation that comes again the same references, also after they were erased', async () => {
  const runId = v7();
  const first = await protect(runId, 'c', { nome: 'To Be Erased' });
  await forget(runId);

  expect(await protect(runId, 'c', { nome: 'To Be Erased' })).toEqual(first);
  expect(await columnsHolding(database.db, 'To Be Erased')).toEqual([]);
  expect(await protect(runId, 'd', { nome: 'To Be Erased' })).not.toEqual(first);
});

it('tells an operation that comes again from another with its id, without storing anything', async () => {
  const runId = v7();
  const given = { organisationId, runId, operationId: 'c', personalNames };
  const first = await protect(runId, 'c', { nome: 'First Name', livre: 1 });

  const recall = (values: Variables) => recallValues(database.db, { ...given, values });
  expect(await recall({ nome: 'First Name', livre: 1 })).toEqual(first);
  await expect(recall({ nome: 'Second Name' })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  await expect(protect(runId, 'c', { nome: 'Second Name' })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  expect(await recall({ nome: null, titular: { nome: 'New' } })).toBeNull();
  expect(await database.db('personal_values').where({ run_id: runId })).toHaveLength(1);
});

it('describes what is shown, hidden and erased', async () => {
  const runId = v7();
  const nome = referenceIn(await protect(runId, 'c', { nome: 'Shown Name' }));

  expect(await reveal(runId, { nome: { ...nome } }, 'described')).toEqual({
    nome: { ...nome, value: 'Shown Name' },
  });
  expect(await reveal(runId, { nome: { ...nome } }, 'described', false)).toEqual({
    nome: { ...nome, hidden: true },
  });
  expect(await reveal(runId, { nome: { ...nome } }, 'plain', false)).toEqual({ nome: null });
  await forget(runId);
  expect(await reveal(runId, { nome: { ...nome } }, 'described')).toEqual({
    nome: { ...nome, erased: true },
  });
  expect(await reveal(runId, { nome: { ...nome } }, 'plain')).toEqual({ nome: null });
});

it('refuses a value that is larger than a variable may be', async () => {
  await expect(protect(v7(), 'c', { nome: 'x'.repeat(65 * 1024) })).rejects.toMatchObject({
    code: 'PERSONAL_VALUE_TOO_LARGE',
  });
});

it('does not accept that a stored value was exchanged for another', async () => {
  const runId = v7();
  const safe = await protect(runId, 'c', { nome: 'Right Name', titular: { nome: 'Wrong Name' } });
  await database.db.raw(
    `update personal_values as a set ciphertext = b.ciphertext from personal_values as b
     where a.run_id = ? and b.run_id = a.run_id and b.id <> a.id`,
    [runId],
  );
  await expect(reveal(runId, safe)).rejects.toThrow(/authenticate|unsupported state/i);
});
