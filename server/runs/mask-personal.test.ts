import { expect, it } from 'vitest';
import { maskPersonal } from './mask-personal.ts';

const names = new Set(['nome', 'titular.cpf']);

it('covers what is personal, so that two people give the same', () => {
  const one = maskPersonal(names, { nome: 'Ana', titular: { cpf: '1', cidade: 'X' }, n: 1 });
  const other = maskPersonal(names, { nome: 'Bia', titular: { cpf: '2', cidade: 'X' }, n: 1 });
  expect(one).toEqual(other);
  expect(JSON.stringify(one)).not.toMatch(/Ana|"1"/);
  expect(one).toMatchObject({ n: 1, titular: { cidade: 'X' } });
});

it('gives the same object where nothing is personal', () => {
  const values = { n: 1, nome: '' };
  expect(maskPersonal(names, values)).toBe(values);
});
