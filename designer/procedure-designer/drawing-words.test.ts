import { expect, it } from 'vitest';
import { attributeWords } from './drawing-words-attributes.ts';
import { elementWords } from './drawing-words-elements.ts';
import { toolWords } from './drawing-words-tools.ts';
import { drawingWords } from './drawing-words.ts';
import { createTranslate } from './translate-drawing.ts';

it('translates nothing into nothing, and keeps what is filled in', () => {
  const placesOf = (text: string): string[] => text.match(/\{[^}]+\}/g)?.toSorted() ?? [];
  const broken = Object.entries(drawingWords).filter(
    ([english, portuguese]) =>
      portuguese.trim() === '' || placesOf(portuguese).join() !== placesOf(english).join(),
  );
  expect(broken).toEqual([]);
});

it('has a word for every element that can run, and for every tool of the palette', () => {
  const needed = [
    'User task',
    'Service task',
    'Script task',
    'Business rule task',
    'Manual task',
    'Call activity',
    'Exclusive gateway',
    'Parallel gateway',
    'Start event',
    'Message start event',
    'Timer start event',
    'End event',
    'Terminate end event',
    'Error end event',
    'Timer intermediate catch event',
    'Message intermediate catch event',
    'Timer boundary event',
    'Timer boundary event (non-interrupting)',
    'Message boundary event',
    'Error boundary event',
    'Sub-process (expanded)',
    'Activate hand tool',
    'Activate lasso tool',
    'Activate create/remove space tool',
    'Activate global connect tool',
    'Create element',
    'Append element',
    'Set color',
    'Delete',
  ];
  expect(needed.filter((word) => drawingWords[word] === undefined)).toEqual([]);
});

it('fills in, in both languages, and keeps what it does not know', () => {
  expect(createTranslate('pt')('Append {type}', { type: 'tarefa' })).toBe('Anexar tarefa');
  expect(createTranslate('en')('Append {type}', { type: 'task' })).toBe('Append task');
  expect(createTranslate('pt')('Never heard {of}')).toBe('Never heard {of}');
});

it('says nothing in two ways', () => {
  const tools = Object.entries(toolWords);
  const contradicted = tools.filter(
    ([english, portuguese]) =>
      (elementWords[english] ?? portuguese) !== portuguese ||
      (attributeWords[english] ?? portuguese) !== portuguese,
  );
  expect(contradicted).toEqual([]);
});
