import { expect, it } from 'vitest';
import roteiro from '../../workflows/compile/roteiro-moddle.json' with { type: 'json' };
import { attributesOf, changedHolder, meaningOf, valueOf } from './roteiro-attributes.ts';

const task = (service: Record<string, string>) => ({
  $type: 'bpmn:ServiceTask',
  extensionElements: {
    $type: 'bpmn:ExtensionElements',
    values: [{ $type: 'roteiro:Service', ...service }],
  },
});
const [queue] = attributesOf({ $type: 'bpmn:ServiceTask' });

it('offers every attribute that our vocabulary declares', () => {
  const offered = ['bpmn:ServiceTask', 'bpmn:Process'].flatMap(($type) =>
    attributesOf({ $type }).map(({ holder, name }) => `${holder} ${name}`),
  );
  // Reading a drawing in the same process qualifies the names of the properties.
  const declared = roteiro.types.flatMap((type) =>
    type.properties.map(({ name }) => `roteiro:${type.name} ${name.replace(/^roteiro:/, '')}`),
  );
  expect(offered.toSorted()).toEqual(declared.toSorted());
});

it('changes one attribute and keeps the others', () => {
  if (queue === undefined) throw new Error('no attribute');
  const element = task({ queue: 'oficina', timeout: 'PT1M' });
  expect(valueOf(element, queue)).toBe('oficina');
  expect(changedHolder(element, queue, ' bancada ')).toEqual({
    queue: 'bancada',
    timeout: 'PT1M',
  });
  expect(changedHolder(element, queue, '')).toEqual({ timeout: 'PT1M' });
  expect(changedHolder(task({ queue: 'oficina' }), queue, ' ')).toBeNull();
});

it('finds what a shape means', () => {
  expect(meaningOf({ businessObject: { $type: 'bpmn:Task' } })).toEqual({ $type: 'bpmn:Task' });
  expect(meaningOf(null)).toBeNull();
  expect(meaningOf({ businessObject: 1 })).toBeNull();
});
