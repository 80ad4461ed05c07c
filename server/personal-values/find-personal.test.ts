import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';
import { findPersonal, replacePersonal } from './find-personal.ts';

const REFERENCE = { personal: '019301aa-0000-7000-8000-000000000001', digest: 'a'.repeat(64) };

const found = (names: string[], values: Variables) =>
  findPersonal(new Set(names), values).candidates.map(({ path, value }) => [path, value]);

it('finds a variable, a field of an object, and a field in each row of a list', () => {
  const values = { nome: 'Ana', titular: { nome: 'Ana', idade: 3 }, filhos: [{ nome: 'Bia' }, {}] };

  expect(found(['nome', 'titular.nome', 'filhos.nome'], values)).toEqual([
    ['/nome', 'Ana'],
    ['/titular/nome', 'Ana'],
    ['/filhos/0/nome', 'Bia'],
  ]);
});

it('takes a personal object or list as one value', () => {
  expect(found(['titular'], { titular: { nome: 'Ana', fones: ['1'] } })).toEqual([
    ['/titular', { nome: 'Ana', fones: ['1'] }],
  ]);
});

it('protects all of what has another form than the path expects', () => {
  expect(found(['titular.nome'], { titular: 'Ana' })).toEqual([['/titular', 'Ana']]);
  expect(found(['titular.nome'], { titular: ['Ana', 'Bia'] })).toEqual([
    ['/titular/0', 'Ana'],
    ['/titular/1', 'Bia'],
  ]);
});

it.each([[null], [''], [[]], [{}]])('leaves %j, so that expressions can ask for it', (empty) => {
  expect(found(['nome'], { nome: empty })).toEqual([]);
});

it('tells names apart that are written alike', () => {
  const values = { 'a.b': 'x', a: { b: 'y', 'c/d': 'z' }, 'a/b': 'w' };

  expect(found(['a.b', 'a.c/d', 'a/b'], values)).toEqual([
    ['/a.b', 'x'],
    ['/a/b', 'y'],
    ['/a/c~1d', 'z'],
    ['/a~1b', 'w'],
  ]);
});

it('finds references wherever they stand, and does not wrap them again', () => {
  const values = {
    nome: REFERENCE,
    outro: [{ x: REFERENCE }],
    titular: { a: REFERENCE, b: 'Ana' },
  };
  const { candidates, references } = findPersonal(new Set(['nome', 'titular']), values);

  expect(references.map(({ path }) => path)).toEqual(['/nome', '/outro/0/x', '/titular/a']);
  expect(candidates).toEqual([{ variable: 'titular', path: '/titular/b', value: 'Ana' }]);
});

it('finds references that were given back as replies show them, and takes nothing out of them', () => {
  const values = { nome: { ...REFERENCE, value: 'Ana' }, outro: { ...REFERENCE, hidden: true } };
  const { candidates, references } = findPersonal(new Set(['nome']), values);

  expect(references.map(({ path }) => path)).toEqual(['/nome', '/outro']);
  expect(candidates).toEqual([]);
});

const NAMES = ['nome', 'titular.nome', 'filhos.nome', 'filhos.fones'];
const MARK = 'the plaintext';
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(MARK),
    fc.constant(`${MARK} and more`),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('nome', 'fones', 'filhos', 'x'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const isJson = (value: unknown): value is JsonValue => JSON.stringify(value) !== undefined;

it('leaves nothing of a personal variable, whatever its form, and nothing else changes', () => {
  fc.assert(
    fc.property(json, json, (inside, outside) => {
      if (!isJson(inside) || !isJson(outside)) throw new Error('not JSON');
      const values: Variables = { nome: inside, livre: outside };
      const names = new Set(NAMES);
      const { candidates } = findPersonal(names, values);
      const references = new Map(candidates.map(({ path }) => [path, REFERENCE]));
      const replaced = replacePersonal(names, values, references);

      expect(JSON.stringify(replaced['nome'])).not.toContain(MARK);
      expect(replaced['livre']).toEqual(outside);
      const back = new Map(candidates.map(({ path, value }) => [path, value]));
      expect(replacePersonal(names, values, back)).toEqual(values);
    }),
  );
});
