import { expect, it } from 'vitest';
import type { Problem } from './draft-keeping.ts';
import { byElement, countOf, inOrder } from './problem-order.ts';

const problem = (severity: Problem['severity'], elementId: string | null): Problem => ({
  code: 'x',
  severity,
  elementId,
  message: '',
  messages: { en: '', pt: '' },
});
const problems = [
  problem('warning', 'a'),
  problem('error', 'b'),
  problem('error', null),
  problem('error', 'a'),
];

it('shows errors before warnings', () => {
  expect(inOrder(problems).map(({ severity }) => severity)).toEqual([
    'error',
    'error',
    'error',
    'warning',
  ]);
  expect(countOf(problems)).toEqual({ errors: 3, warnings: 1 });
});

it('gathers them by element, with the worse severity', () => {
  expect(
    byElement(problems).map(({ elementId, severity, problems: its }) => [
      elementId,
      severity,
      its.length,
    ]),
  ).toEqual([
    ['b', 'error', 1],
    ['a', 'error', 2],
  ]);
  expect(byElement([problem('warning', 'c')])[0]?.severity).toBe('warning');
});
