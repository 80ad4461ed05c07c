import { expect, it } from 'vitest';
import { finding } from './finding.ts';
import { FINDING_TEXT, findingText } from './finding-text.ts';

const places = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace('Pt', '')).toSorted();

it.each(Object.entries(FINDING_TEXT))('%s says the same in both languages', (_kind, text) => {
  expect(places(text.pt)).toEqual(places(text.en));
  expect(text.pt).not.toBe(text.en);
});

it('fills in what was found, and cuts what is long', () => {
  const params = {
    what: 'fact',
    number: 7,
    epoch: 1,
    path: 'data',
    expected: 1,
    found: 'x'.repeat(500),
  };
  const differs = finding('history-differs', 7, params);

  expect(findingText(differs, 'en')).toMatch(/^Fact 7 of epoch 1, data: .* stored is x{120}…\.$/);
  expect(findingText(differs, 'pt')).toMatch(/^Fato 7 da época 1, data: /);
});
