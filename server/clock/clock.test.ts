import { expect, it } from 'vitest';
import { movedClock, systemClock } from './clock.ts';
import { fixedClock } from './fixed-clock.ts';

it('shows an organisation its own time without moving anyone else’s', () => {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const moved = movedClock(clock, 86_400_000);

  expect(moved.now().toISOString()).toBe('2026-01-02T00:00:00.000Z');
  clock.advance(1000);
  expect(moved.now().toISOString()).toBe('2026-01-02T00:00:01.000Z');
  expect(clock.now().toISOString()).toBe('2026-01-01T00:00:01.000Z');
});

it('tells the system’s time', () => {
  const before = Date.now();
  const told = systemClock.now().getTime();
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
});
