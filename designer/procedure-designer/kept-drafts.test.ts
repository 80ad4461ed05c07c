import { expect, it } from 'vitest';
import { findKept, forgetDraft, keepDraft, type Keep } from './kept-drafts.ts';

function memory(): Keep {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const full: Keep = {
  getItem: () => '{ not JSON',
  setItem() {
    throw new Error('QuotaExceededError');
  },
  removeItem() {
    throw new Error('SecurityError');
  },
};

it('offers what the server has not got', () => {
  const keep = memory();
  expect(keepDraft(keep, 'p', { xml: '<mine/>', version: 2, at: 5 })).toBe(true);
  expect(findKept(keep, 'p', '<theirs/>')).toEqual({ xml: '<mine/>', version: 2, at: 5 });
  expect(findKept(keep, 'p', '<mine/>')).toBeNull();
  expect(findKept(keep, 'other', '<theirs/>')).toBeNull();
  forgetDraft(keep, 'p');
  expect(findKept(keep, 'p', '<theirs/>')).toBeNull();
});

it('does without a browser that keeps nothing', () => {
  expect(keepDraft(full, 'p', { xml: '<mine/>', version: 2, at: 5 })).toBe(false);
  expect(findKept(full, 'p', '<theirs/>')).toBeNull();
  expect(() => forgetDraft(full, 'p')).not.toThrow();
});
