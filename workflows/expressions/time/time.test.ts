import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCron } from './cron.ts';
import { parseCycle } from './cycle.ts';
import { parseDateTime } from './date-time.ts';
import { addDuration, isDuration } from './duration.ts';
import { firstDue, nextDue } from './next-due.ts';
import { readDurationMs, readTimer } from './read-timer.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();

describe('durations', () => {
  it('take calendar days and months in the zone', () => {
    const beforeChange = at('2026-03-28T12:00:00Z');
    expect(iso(addDuration(beforeChange, 'P1D', 'Europe/Lisbon'))).toBe('2026-03-29T11:00:00.000Z');
    expect(iso(addDuration(beforeChange, 'PT24H', 'Europe/Lisbon'))).toBe(
      '2026-03-29T12:00:00.000Z',
    );
    expect(iso(addDuration(at('2026-01-31T12:00:00Z'), 'P1M', 'UTC'))).toBe(
      '2026-02-28T12:00:00.000Z',
    );
    expect(iso(addDuration(at('2026-01-01T00:00:00Z'), 'P1Y2M3W4DT5H6M7.008S', 'UTC'))).toBe(
      '2027-03-26T05:06:07.008Z',
    );
  });

  it('are refused when they are not ISO 8601', () => {
    for (const text of ['', 'P', 'PT', '4 hours', '1H', 'P1.5M', 'P1DT'])
      expect(isDuration(text)).toBe(false);
    expect(addDuration(0, 'P999999999Y', 'UTC')).toBeNull();
    expect(addDuration(0, 'P1D', 'Nowhere/Town')).toBeNull();
  });
});

describe('date-times', () => {
  it('without an offset are in the zone of the run', () => {
    expect(iso(parseDateTime('2026-03-01T10:00', 'America/Sao_Paulo'))).toBe(
      '2026-03-01T13:00:00.000Z',
    );
    expect(iso(parseDateTime('2026-03-01', 'America/Sao_Paulo'))).toBe('2026-03-01T03:00:00.000Z');
  });

  it('with an offset or a zone are that moment', () => {
    for (const text of [
      '2026-07-01T10:00:00Z',
      '2026-07-01T12:00:00+02:00',
      '2026-07-01T12:00:00@Europe/Paris',
      '2026-07-01T12:00:00[Europe/Paris]',
      '2026-07-01T12:00:00+02:00[Europe/Paris]',
    ])
      expect(iso(parseDateTime(text, 'America/Sao_Paulo'))).toBe('2026-07-01T10:00:00.000Z');
  });

  it('are refused when there is no such moment', () => {
    for (const text of [
      '',
      'tomorrow',
      '2026-02-30',
      '2026-02-30T10:00:00',
      '10:00',
      '2026-07-01T12:00:00@Nowhere/Town',
    ])
      expect(parseDateTime(text, 'UTC')).toBeNull();
  });
});

describe('cycles', () => {
  it('count from the last due moment and end after their repeats', () => {
    const cycle = parseCycle('R3/PT10M', 'UTC');
    if (cycle === null) throw new Error('not read');
    const first = firstDue(cycle, at('2026-01-01T00:00:00Z'), 'UTC');
    expect(iso(first)).toBe('2026-01-01T00:10:00.000Z');
    expect(iso(nextDue(cycle, first ?? 0, 'UTC', 1))).toBe('2026-01-01T00:20:00.000Z');
    expect(nextDue(cycle, first ?? 0, 'UTC', 3)).toBeNull();
  });

  it('begin at their start, in the zone', () => {
    const cycle = parseCycle('R/2026-03-28T09:00:00/P1D', 'Europe/Lisbon');
    expect(cycle).toEqual({
      kind: 'interval',
      repeats: null,
      start: at('2026-03-28T09:00:00Z'),
      duration: 'P1D',
    });
    if (cycle === null) throw new Error('not read');
    expect(firstDue(cycle, at('2026-01-01T00:00:00Z'), 'Europe/Lisbon')).toBe(
      at('2026-03-28T09:00:00Z'),
    );
    expect(iso(nextDue(cycle, at('2026-03-28T09:00:00Z'), 'Europe/Lisbon'))).toBe(
      '2026-03-29T08:00:00.000Z',
    );
  });

  it('may give the end of the first interval', () => {
    expect(parseCycle('R2/2026-01-01T00:00:00Z/2026-01-01T00:30:00Z', 'UTC')).toMatchObject({
      duration: 'PT1800S',
    });
  });

  it('are refused when they would stand still or mean nothing', () => {
    for (const text of [
      'R3/PT0S',
      'R3/-PT1H',
      'R/2020-01-01T00:00:00Z/PT0.0000001S',
      'R3',
      'R/',
      'R3/2026-01-01T00:00:00Z/2025-01-01T00:00:00Z',
      'R3/PT1H/2026-01-01T00:00:00Z',
      'PT1H',
      '',
      '* * * *',
      '61 * * * *',
      '0 0 30 2 *',
      'H H * * *',
    ])
      expect(parseCycle(text, 'UTC')).toBeNull();
    expect(
      firstDue({ kind: 'interval', repeats: 0, start: null, duration: 'PT1H' }, 0, 'UTC'),
    ).toBeNull();
  });

  it('follow cron in the zone, over both changes of clocks', () => {
    const paris = (after: string): string | null =>
      iso(nextCron('30 2 * * *', at(after), 'Europe/Paris'));
    expect(paris('2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(paris('2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(paris('2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
    expect(
      iso(nextCron('0 0 9-17 * * MON-FRI', at('2026-02-28T20:00:00Z'), 'America/Sao_Paulo')),
    ).toBe('2026-03-02T12:00:00.000Z');
    expect(iso(nextCron('@daily', at('2026-02-28T20:00:00Z'), 'UTC'))).toBe(
      '2026-03-01T00:00:00.000Z',
    );
  });

  it('always move forward', () => {
    const texts = fc.constantFrom(
      'R/PT1S',
      'R/P1M',
      'R/P1D',
      'R/PT36H',
      '*/5 * * * *',
      '30 2 * * *',
      '0 0 29 2 *',
    );
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Lisbon',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
    );
    fc.assert(
      fc.property(
        texts,
        zones,
        fc.integer({ min: 0, max: at('2040-01-01T00:00:00Z') }),
        (text, zone, after) => {
          const cycle = parseCycle(text, zone);
          const next = cycle && nextDue(cycle, after, zone);
          expect(next).toBeGreaterThan(after);
          expect(cycle && nextDue(JSON.parse(JSON.stringify(cycle)), after, zone)).toBe(next);
        },
      ),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe('timers', () => {
  const clock = { now: at('2026-01-01T00:00:00Z'), zone: 'America/Sao_Paulo' };

  it('are read by kind', () => {
    expect(readTimer('date', '2026-01-02', clock)).toEqual({
      due: at('2026-01-02T03:00:00Z'),
      cycle: null,
    });
    expect(readTimer('duration', 'PT0S', clock)).toEqual({ due: clock.now, cycle: null });
    expect(readTimer('duration', '2026-01-02', clock)).toBeNull();
    expect(readTimer('cycle', 'R2/PT1S', clock)).toMatchObject({
      due: clock.now + 1_000,
      cycle: { repeats: 2 },
    });
    expect(readTimer('cycle', 'R0/PT1S', clock)).toBeNull();
  });

  it('are refused, or end, where their year has not four digits', () => {
    for (const [kind, text] of [
      ['date', '9999-12-31T23:59:59-14:00'],
      ['date', '0000-01-01T00:00:00Z'],
      ['duration', 'P9000Y'],
      ['cycle', 'R/P9000Y'],
    ] as const)
      expect(readTimer(kind, text, clock)).toBeNull();
    const last = readTimer('cycle', 'R/9999-12-31T23:59:59Z/P1D', clock);
    expect(iso(last?.due ?? null)).toBe('9999-12-31T23:59:59.000Z');
    expect(last?.cycle && nextDue(last.cycle, last.due, 'UTC')).toBeNull();
  });

  it('have a length where no calendar is at hand', () => {
    expect(readDurationMs('P1DT1H0.5S')).toBe(90_000_500);
    expect(readDurationMs('soon')).toBeNull();
  });
});
