import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDue, armTimer, skipTo, type Due } from './timer-start.ts';

const ZONE = 'America/Sao_Paulo';
const at = (text: string): number => Date.parse(text);
const NOW = at('2026-03-02T12:00:00Z');

function armed(kind: 'date' | 'duration' | 'cycle', text: string, now = NOW): Due {
  const due = armTimer(kind, text, now, ZONE);
  if (due === null || typeof due === 'string') throw new Error(`${text}: ${due}`);
  return due;
}

const moments = (first: Due, most: number): string[] => {
  const seen: string[] = [];
  for (let due: Due | null = first; due !== null && seen.length < most; due = afterDue(due, ZONE))
    seen.push(new Date(due.due).toISOString());
  return seen;
};

describe('arming', () => {
  it('reads a date without a zone in the organisation’s', () => {
    expect(moments(armed('date', '2026-03-02T10:00:00'), 5)).toEqual(['2026-03-02T13:00:00.000Z']);
  });

  it('refuses a cycle that would start runs more than once a second', () => {
    expect(armTimer('cycle', 'R/PT0.001S', NOW, ZONE)).toBe('too-often');
    expect(armTimer('cycle', 'R/PT1S', NOW, ZONE)).not.toBe('too-often');
  });

  it('refuses a cycle that began more than ten years ago, instead of counting its days', () => {
    expect(armTimer('cycle', 'R/0001-01-01T00:00:00Z/P1D', NOW, ZONE)).toBe('unreadable');
    expect(armTimer('cycle', 'R/2017-01-01T00:00:00Z/P1D', NOW, ZONE)).not.toBe('unreadable');
  });

  it('starts nothing for a date that has gone by', () => {
    expect(armTimer('date', '2026-03-02T11:59:59Z', NOW, ZONE)).toBeNull();
  });

  it('counts a duration from the publication, and takes a negative one as due at once', () => {
    expect(moments(armed('duration', 'PT2H'), 5)).toEqual(['2026-03-02T14:00:00.000Z']);
    expect(armed('duration', '-PT2H').due).toBe(NOW);
  });

  it('goes on with a cycle as often as it says', () => {
    expect(moments(armed('cycle', 'R3/PT10M'), 9)).toEqual([
      '2026-03-02T12:10:00.000Z',
      '2026-03-02T12:20:00.000Z',
      '2026-03-02T12:30:00.000Z',
    ]);
    expect(moments(armed('cycle', 'R/P1D'), 50)).toHaveLength(50);
  });

  it('counts the moments of a cycle that passed before the publication as over', () => {
    expect(moments(armed('cycle', 'R4/2026-03-01T09:00:00Z/PT12H'), 9)).toEqual([
      '2026-03-02T21:00:00.000Z',
    ]);
    expect(armTimer('cycle', 'R2/2026-03-01T09:00:00Z/PT12H', NOW, ZONE)).toBeNull();
  });

  it('reads cron in the organisation’s zone', () => {
    expect(moments(armed('cycle', '0 0 9 * * *'), 2)).toEqual([
      '2026-03-03T12:00:00.000Z',
      '2026-03-04T12:00:00.000Z',
    ]);
  });

  it('tells what is over before it begins from what cannot be read', () => {
    expect(armTimer('cycle', 'R0/PT1H', NOW, ZONE)).toBeNull();
    expect(armTimer('cycle', 'every hour', NOW, ZONE)).toBe('unreadable');
    expect(armTimer('duration', '', NOW, ZONE)).toBe('unreadable');
  });
});

describe('skipping', () => {
  it('reaches now from a cycle of seconds that began decades ago', () => {
    const due = armed('cycle', 'R/1990-01-01T00:00:00Z/PT1S');
    expect(due.due).toBe(NOW);
  });

  it('gives the same as going from moment to moment', () => {
    const cycles = fc.constantFrom(
      'R/PT7M',
      'R5/PT1H',
      'R/P1D',
      'R/P1M',
      'R40/PT30S',
      '0 0 9 * * *',
    );
    fc.assert(
      fc.property(cycles, fc.integer({ min: 0, max: 4 * 24 * 3600 }), (cycle, seconds) => {
        const first = armed('cycle', cycle);
        const target = NOW + seconds * 1000;
        let one: Due | null = first;
        while (one !== null && one.due < target) one = afterDue(one, ZONE);

        const skipped = skipTo(first, target, ZONE);

        expect(skipped?.due ?? null).toBe(one?.due ?? null);
        // Nothing counts the moments of cron.
        const counted = (at: Due | null) => (at?.cycle?.kind === 'cron' ? 0 : at?.fired);
        expect(counted(skipped)).toBe(counted(one));
      }),
      { numRuns: 60 },
    );
  });
});
