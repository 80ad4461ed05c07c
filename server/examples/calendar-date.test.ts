import { expect, it } from 'vitest';
import { daysAfter, monthsAfter } from './calendar-date.ts';

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-03-15', -14, '2025-01-15'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s plus %i months is %s', (date, months, expected) => {
  expect(monthsAfter(date, months)).toBe(expected);
});

it('counts days across the end of a year', () => {
  expect(daysAfter('2025-12-31', 1)).toBe('2026-01-01');
  expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31');
});
