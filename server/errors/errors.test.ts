import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createError, sentence } from './create-error.ts';
import { errors } from './errors.ts';

const page = await readFile(new URL('../../docs/error-codes.md', import.meta.url), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| `([A-Z_]+)` \| (\d+) \| (.+?) \| (.+?) \|$/gm)].map((row) => [
    row[1],
    { status: Number(row[2]), en: row[3], pt: row[4] },
  ]),
);

it('documents every error code with its status and both sentences, and no other', () => {
  expect(Object.fromEntries(rows)).toEqual(errors);
});

it.each(Object.entries(errors))('%s says something different in each language', (_, text) => {
  expect(text.pt).not.toBe(text.en);
  expect(text.en.length).toBeGreaterThan(20);
  const names = (sentenceText: string) => (sentenceText.match(/\{\w+\}/g) ?? []).sort();
  expect(names(text.pt)).toEqual(names(text.en));
});

it('fills the details in, and translates what is missing', () => {
  const error = createError('NOT_FOUND', { what: 'point of sale' });

  expect(error.status).toBe(404);
  expect(error.message).toContain('no point of sale with');
  expect(sentence(error.code, error.details, 'pt')).toContain('Não há posto de venda com');
});
