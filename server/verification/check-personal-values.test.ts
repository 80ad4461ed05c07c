import { expect, it } from 'vitest';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { installationKey } from '../installation-key/installation-key.ts';
import { encryptValue, newSalt, valueDigest } from '../personal-values/encrypt-value.ts';
import { personalKey } from '../personal-values/personal-key.ts';
import type { PersonalValueRow } from '../personal-values/personal-value-store.ts';
import { checkPersonalValues, referencesIn } from './check-personal-values.ts';

const organisationId = '01a20821-b968-7b12-8848-ec570e2145d0';
const id = '01a20821-b968-7b12-8848-ec570e2145d9';
const key = personalKey(installationKey('ab'.repeat(32)));
const salt = newSalt();
const digest = valueDigest(salt, 'Maria');

const kept: PersonalValueRow = {
  id,
  run_id: 'run',
  family_id: 'run',
  variable: 'nomeAssinante',
  subject: null,
  digest,
  key_id: key.id,
  salt,
  ciphertext: encryptValue('Maria', { organisationId, id }, key),
  erased_at: null,
};

const fact = (reference: { personal: string; digest: string }): Fact => ({
  seq: 4,
  at: 1,
  type: 'task-completed',
  element: 'assinar',
  token: 2,
  actor: null,
  data: { completionId: 'c', values: { quem: { nomes: [reference] } } },
  change: {},
});

const kinds = (row: PersonalValueRow | null, reference = { personal: id, digest }) =>
  checkPersonalValues(
    {
      head: { organisationId },
      epochs: [
        {
          epoch: 1,
          facts: [{ fact: fact(reference), previousHash: '', hash: '' }],
          occurrences: [],
        },
      ],
      personalValues: row === null ? [] : [row],
    },
    key,
  ).map(({ kind, seq }) => [kind, seq]);

it('finds references wherever they stand', () => {
  expect(referencesIn(fact({ personal: id, digest }))).toEqual([{ personal: id, digest }]);
  expect(referencesIn({ personal: id, digest, more: 1 })).toEqual([]);
});

it('holds for a value that is kept, and for one that was erased', () => {
  expect(kinds(kept)).toEqual([]);
  expect(kinds({ ...kept, salt: null, ciphertext: null, erased_at: new Date() })).toEqual([]);
});

it.each([
  ['another value', { ciphertext: encryptValue('Ana', { organisationId, id }, key) }],
  [
    'a value of another row',
    { ciphertext: encryptValue('Maria', { organisationId, id: 'x' }, key) },
  ],
  ['another salt', { salt: newSalt() }],
  ['another digest', { digest: '0'.repeat(64) }],
  [
    'another value with a digest to fit',
    {
      ciphertext: encryptValue('Ana', { organisationId, id }, key),
      digest: valueDigest(salt, 'Ana'),
    },
  ],
  ['no value, though nobody erased it', { salt: null, ciphertext: null }],
])('finds %s', (_what, change) => {
  expect(kinds({ ...kept, ...change })).toEqual([['personal-value-altered', 4]]);
});

it('finds a row that is gone', () => {
  expect(kinds(null)).toEqual([['personal-value-missing', 4]]);
});
