import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDraftKeeper, type Sent } from './draft-keeper.ts';
import { statusOf } from './draft-keeping.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keeperWith(replies: readonly Sent[]) {
  const sent: { xml: string; version: number }[] = [];
  const keeper = createDraftKeeper(
    1,
    async (draft) => {
      sent.push(draft);
      return (
        replies[sent.length - 1] ?? { type: 'saved', version: draft.version + 1, problems: [] }
      );
    },
    () => undefined,
  );
  return { keeper, sent };
}

it('waits until drawing pauses, and sends what was drawn last', async () => {
  const { keeper, sent } = keeperWith([]);
  keeper.happened({ type: 'drawn', xml: 'a' });
  await vi.advanceTimersByTimeAsync(400);
  keeper.happened({ type: 'drawn', xml: 'b' });
  await vi.advanceTimersByTimeAsync(400);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(sent).toEqual([{ xml: 'b', version: 1 }]);
  expect(keeper.state().version).toBe(2);
  expect(statusOf(keeper.state())).toBe('saved');
});

it('tries again by itself after the connection was lost', async () => {
  const { keeper, sent } = keeperWith([{ type: 'lost' }]);
  keeper.happened({ type: 'drawn', xml: 'a' });
  await vi.advanceTimersByTimeAsync(700);
  expect(statusOf(keeper.state())).toBe('lost');
  await vi.advanceTimersByTimeAsync(4_100);
  expect(sent).toHaveLength(2);
  expect(statusOf(keeper.state())).toBe('saved');
});

it('flushes at once, and says when the server has not all', async () => {
  const { keeper, sent } = keeperWith([{ type: 'stale', current: 7 }]);
  keeper.happened({ type: 'drawn', xml: 'a' });
  expect(await keeper.flush()).toBe(false);
  expect(sent).toHaveLength(1);
  expect(await keeper.flush()).toBe(false);
  expect(sent).toHaveLength(1);
  keeper.happened({ type: 'taken-over', current: 7 });
  expect(await keeper.flush()).toBe(true);
  expect(sent.at(-1)).toEqual({ xml: 'a', version: 7 });
});
