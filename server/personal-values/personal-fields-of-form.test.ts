import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { formSchema } from '../forms/form-schema.ts';
import { personalFieldsOfForm } from './personal-fields-of-form.ts';

const personal = { properties: { personal: 'true' } };

it('finds marked fields, also in groups and dynamic lists', () => {
  const components = [
    { type: 'textfield', key: 'nomeAssinante', ...personal },
    { type: 'textfield', key: 'ressalvas' },
    { type: 'textfield', key: 'titular.cpf', ...personal },
    {
      type: 'group',
      path: 'titular',
      components: [
        { type: 'textfield', key: 'nome', ...personal },
        { type: 'group', components: [{ type: 'textfield', key: 'telefone', ...personal }] },
      ],
    },
    {
      type: 'dynamiclist',
      path: 'moradores',
      components: [
        { type: 'textfield', key: 'nome', ...personal },
        { type: 'number', key: 'andar' },
      ],
    },
  ];

  expect(personalFieldsOfForm({ components })).toEqual([
    'moradores.nome',
    'nomeAssinante',
    'titular.cpf',
    'titular.nome',
    'titular.telefone',
  ]);
});

it('takes a marked group as a whole, and the fields of one that has no path', () => {
  const inside = [{ type: 'textfield', key: 'nome' }];
  const components = [
    { type: 'group', path: 'titular', components: inside, ...personal },
    { type: 'group', components: [{ type: 'textfield', key: 'contato' }], ...personal },
  ];

  expect(personalFieldsOfForm({ components })).toEqual(['contato', 'titular']);
});

it('does not take a field for unmarked because it does not know its type', () => {
  const components = [{ type: 'signature', key: 'assinatura', ...personal }];

  expect(personalFieldsOfForm({ components })).toEqual(['assinatura']);
});

it.each([['false'], [''], [undefined], [1]])('does not take %j for a mark', (mark) => {
  const components = [{ type: 'textfield', key: 'a', properties: { personal: mark } }];

  expect(personalFieldsOfForm({ components })).toEqual([]);
});

it('reads the acceptance form of the example: who signed, and the signature', async () => {
  const file = new URL('../examples/reparo/forms/f-ace.form.json', import.meta.url);
  const schema = formSchema.parse(JSON.parse(await readFile(file, 'utf8')));

  expect(personalFieldsOfForm(schema)).toEqual(['assinatura', 'nomeAssinante']);
});
