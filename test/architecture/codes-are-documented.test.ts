import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GENERATED } from '../../docs/generate.ts';
import { PROBLEM_TEXT } from '../../workflows/compile/problem-text.ts';
import { decisionFailureText } from '../../workflows/decisions/failure-text.ts';
import { decisionProblemText } from '../../workflows/decisions/problem-text.ts';
import { feelFailureText } from '../../workflows/expressions/failure-text.ts';
import { INCIDENT_TEXT } from '../../workflows/interpret/incident-codes.ts';
import { CHECKOUT } from './source-files.ts';

it.each(Object.entries(GENERATED))('docs/%s is not stale (npm run docs)', (name, text) => {
  expect(fs.readFileSync(path.join(CHECKOUT, 'docs', name), 'utf8')).toBe(text());
});

const catalogues = {
  problems: PROBLEM_TEXT,
  'decision problems': decisionProblemText,
  incidents: INCIDENT_TEXT,
  'FEEL failures': feelFailureText,
  'decision failures': decisionFailureText,
};

describe.each(Object.entries(catalogues))('%s', (_name, texts) => {
  it.each(Object.entries(texts))('%s says what to do, in both languages', (_code, text) => {
    expect(text.en.length).toBeGreaterThan(20);
    expect(text.pt.length).toBeGreaterThan(20);
    expect(places(text.pt.replaceAll('Pt}', '}'))).toEqual(places(text.en));
  });
});

/** The `{name}` places of a sentence: a translation must not lose one. */
function places(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
}
