import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboxEntry } from './outbox-store.ts';
import { createSettleSoon } from './settle-soon.ts';

type Settle = Parameters<typeof createSettleSoon>[0];

const entry = (id: number, runId = 'a'): OutboxEntry => ({
  organisationId: 'o',
  id,
  runId,
  message: { kind: 'signal-run', delivery: { runId, occurrences: [] } },
  attempts: 1,
});

describe('what was delivered', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is-noted-for-many-entries-at-once', async () => {
    const settled: number[][] = [];
    const settle = vi.fn<Settle>((entries) => {
      settled.push(entries.map(({ id }) => id));
      return Promise.resolve();
    });
    const soon = createSettleSoon(settle, vi.fn<(error: unknown) => void>());
    soon.add(entry(1));
    soon.add(entry(2, 'b'));
    soon.add(entry(3));
    expect(soon.ofRun('a')).toEqual([1, 3]);
    await vi.advanceTimersByTimeAsync(100);
    expect(settled).toEqual([[1, 2, 3]]);
    expect(soon.ofRun('a')).toEqual([]);
  });

  it('stays-remembered-until-it-could-be-noted', async () => {
    const failed = vi.fn<(error: unknown) => void>();
    const settle = vi
      .fn<Settle>()
      .mockRejectedValueOnce(new Error('Postgres is away'))
      .mockResolvedValue();
    const soon = createSettleSoon(settle, failed);
    soon.add(entry(1));
    await vi.advanceTimersByTimeAsync(60);
    expect(failed).toHaveBeenCalledOnce();
    expect(soon.ofRun('a')).toEqual([1]);
    await vi.advanceTimersByTimeAsync(60);
    expect(soon.ofRun('a')).toEqual([]);
  });

  it('is-noted-before-stopping', async () => {
    const settle = vi.fn<Settle>(() => Promise.resolve());
    const soon = createSettleSoon(settle, vi.fn<(error: unknown) => void>());
    soon.add(entry(1));
    await soon.stop();
    expect(settle).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(200);
    expect(settle).toHaveBeenCalledOnce();
  });
});
