import { describe, expect, it } from 'vitest';
import { dayStart, nextDay } from './day-start.ts';
import { readFilters, toQuery, withFilter } from './run-filters.ts';

describe('filters of runs', () => {
  it('are what the address says, without what the API would not understand', () => {
    const search = new URLSearchParams(
      'status=running&version=0&process=re%20paro&businessKey=PV&from=2026-02-30x&to=2026-02-03&x=1',
    );
    expect(readFilters(search)).toEqual({ status: 'running', businessKey: 'PV', to: '2026-02-03' });
  });

  it('are set in the address and taken away again', () => {
    const search = new URLSearchParams('status=running');
    expect(withFilter(search, 'process', ' reparo ').toString()).toBe(
      'status=running&process=reparo',
    );
    expect(withFilter(search, 'status', '').toString()).toBe('');
  });

  it('ask for whole days of the reader', () => {
    expect(toQuery({ from: '2026-02-03', to: '2026-02-28' }, 'America/Sao_Paulo')).toEqual({
      from: '2026-02-03T03:00:00.000Z',
      to: '2026-03-01T03:00:00.000Z',
    });
  });
});

describe('dayStart', () => {
  it('knows when clocks are put on or back', () => {
    expect(dayStart('2026-03-29', 'Europe/Lisbon')).toBe('2026-03-29T00:00:00.000Z');
    expect(dayStart('2026-03-30', 'Europe/Lisbon')).toBe('2026-03-29T23:00:00.000Z');
    expect(dayStart('2026-11-01', 'America/New_York')).toBe('2026-11-01T04:00:00.000Z');
    expect(nextDay('2026-12-31')).toBe('2027-01-01');
  });
});
