import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAlive, keepUntil, startKeyOf, type Message } from './message.ts';
import { refusedName } from './message-variables.ts';

const published = new Date('2026-03-02T12:00:00Z');
const HOUR = 3_600_000;
const aMessage = (timeToLiveMs: number): Message => ({
  organisationId: 'o',
  name: 'paid',
  key: 'A1',
  id: 'm-1',
  variables: {},
  reach: 'all',
  publishedBy: null,
  publishedAt: published,
  expiresAt: new Date(published.getTime() + timeToLiveMs),
});
const after = (milliseconds: number): Date => new Date(published.getTime() + milliseconds);

describe('a message', () => {
  it('is alive until its time is over, and never when it must be taken at once', () => {
    expect(isAlive(aMessage(HOUR), after(HOUR - 1))).toBe(true);
    expect(isAlive(aMessage(HOUR), after(HOUR))).toBe(false);
    expect(isAlive(aMessage(0), published)).toBe(false);
  });

  it('is known for a day, or as long as it lives', () => {
    expect(keepUntil(aMessage(0))).toEqual(after(24 * HOUR));
    expect(keepUntil(aMessage(48 * HOUR))).toEqual(after(48 * HOUR));
  });

  it('starts a process under one key for its name, key and id, which tells none of them', () => {
    const identity = { organisationId: 'o', name: 'paid', key: '+55 48 99999', id: 'm' };
    const key = startKeyOf(identity, 'repair');
    expect(key).toMatch(/^[0-9a-f]{64}\/repair$/);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, correlation, id) => {
        const same = name === identity.name && correlation === identity.key && id === identity.id;
        const other = { organisationId: 'o', name, key: correlation, id };
        return same || startKeyOf(other, 'repair') !== key;
      }),
    );
  });
});

describe('what a message brings', () => {
  it('may be any JSON whose names no prototype and no built-in has', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const refused = refusedName({ value })?.at(-1) ?? '';
        expect(['__proto__', 'constructor', 'prototype', '']).toContain(refused);
      }),
    );
  });

  it('is refused at the first name that cannot be', () => {
    expect(refusedName(JSON.parse('{"a":[{"b":{"__proto__":1}}]}'))).toEqual([
      'a',
      '0',
      'b',
      '__proto__',
    ]);
    expect(refusedName({ date: 1 })).toEqual(['date']);
    expect(refusedName({ order: { date: 1 } })).toBeNull();
  });
});
