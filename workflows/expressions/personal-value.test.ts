import { expect, it } from 'vitest';
import { evaluateCondition } from './evaluate-expression.ts';
import { isPersonalReference, referenceValue } from './personal-value.ts';

const signer = referenceValue({
  personal: '019301aa-0000-7000-8000-000000000001',
  digest: 'a'.repeat(64),
});
const other = referenceValue({
  personal: '019301aa-0000-7000-8000-000000000002',
  digest: 'b'.repeat(64),
});
const clock = { now: Date.parse('2026-03-02T12:00:00Z'), zone: 'America/Sao_Paulo' };
const holds = (expression: string, variables: Parameters<typeof evaluateCondition>[1]) =>
  evaluateCondition(expression, variables, clock);

it.each([
  ['nomeAssinante != null', { nomeAssinante: signer }, true],
  ['nomeAssinante = null', { nomeAssinante: signer }, false],
  ['nomeAssinante != null', { nomeAssinante: null }, false],
  ['nomeAssinante = titular', { nomeAssinante: signer, titular: structuredClone(signer) }, true],
  ['nomeAssinante = titular', { nomeAssinante: signer, titular: other }, false],
  ['nomeAssinante != titular', { nomeAssinante: signer, titular: other }, true],
])('tells with %s whether a value is present and whether two are the same', (text, values, is) => {
  expect(holds(text, values)).toMatchObject({ ok: true, value: is });
});

it.each([
  [null],
  ['text'],
  [{ personal: '019301aa-0000-7000-8000-000000000001' }],
  [{ personal: '019301aa-0000-7000-8000-000000000001', digest: 'A'.repeat(64) }],
  [{ personal: '019301aa-0000-4000-8000-000000000001', digest: 'a'.repeat(64) }],
  [
    {
      personal: '019301aa-0000-7000-8000-000000000001',
      digest: 'a'.repeat(64),
      value: 'Ana',
    },
  ],
])('takes nothing else for a reference: %j', (value) => {
  expect(isPersonalReference(value)).toBe(false);
});
