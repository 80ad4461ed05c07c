import { expect, it } from 'vitest';
import { namesInForm } from './names-in-form.ts';

it('finds what a form shows and reads: fields, groups, options, expressions and texts', () => {
  const schema = {
    id: 'f',
    components: [
      { type: 'text', text: 'Hello {{cliente.nome}}, {{#if urgente}}now{{/if}}' },
      { type: 'textfield', key: 'defeito', label: 'Não é uma variável' },
      { type: 'select', key: 'peca', valuesKey: 'pecas.lista' },
      { type: 'select', key: 'cor', valuesExpression: '=[c for c in cores return c]' },
      {
        type: 'group',
        path: 'titular',
        components: [{ type: 'number', key: 'idade', conditional: { hide: '=idade < minimo' } }],
      },
      { type: 'separator' },
    ],
  };

  const names = namesInForm(schema);

  expect(names).toEqual(
    expect.arrayContaining(['cliente', 'urgente', 'defeito', 'peca', 'pecas', 'titular', 'minimo']),
  );
  expect(names).not.toContain('Não é uma variável');
});

it('reads what cannot be read as nothing', () => {
  expect(
    namesInForm({ id: 'f', components: [{ type: 'text', text: '=1 +* 2' }, null, 3] }),
  ).toEqual([]);
});
