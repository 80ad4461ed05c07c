import { describe, expect, it } from 'vitest';
import {
  keptAt,
  nextKeeping,
  shouldSend,
  statusOf,
  unsaved,
  type DraftEvent,
} from './draft-keeping.ts';

const after = (...events: DraftEvent[]) => events.reduce(nextKeeping, keptAt(3));
const drawn = (xml: string): DraftEvent => ({ type: 'drawn', xml });
const sending: DraftEvent = { type: 'sending' };
const saved = (version: number): DraftEvent => ({ type: 'saved', version, problems: [] });

describe('keeping a draft', () => {
  it('is saved when nothing was drawn', () => {
    expect(statusOf(after())).toBe('saved');
    expect(shouldSend(after())).toBe(false);
  });

  it('sends one at a time, and what was drawn meanwhile afterwards', () => {
    const now = after(drawn('a'), sending, drawn('b'));
    expect(shouldSend(now)).toBe(false);
    expect(unsaved(now)).toBe('b');
    const then = nextKeeping(now, saved(4));
    expect(then.version).toBe(4);
    expect(shouldSend(then)).toBe(true);
    expect(statusOf(then)).toBe('saving');
    expect(statusOf(after(drawn('a'), sending, saved(4)))).toBe('saved');
  });

  it('loses nothing with the connection, and tries again', () => {
    const now = after(drawn('a'), sending, { type: 'lost' });
    expect(statusOf(now)).toBe('lost');
    expect(unsaved(now)).toBe('a');
    expect(shouldSend(now)).toBe(true);
    expect(unsaved(after(drawn('a'), sending, drawn('b'), { type: 'lost' }))).toBe('b');
    expect(statusOf(after(drawn('a'), { type: 'lost' }, drawn('b')))).toBe('lost');
  });

  it('never overwrites what somebody else saved, until a person says so', () => {
    const now = after(drawn('a'), sending, { type: 'stale', current: 9 }, drawn('b'));
    expect(statusOf(now)).toBe('conflict');
    expect(shouldSend(now)).toBe(false);
    const mine = nextKeeping(now, { type: 'taken-over', current: 9 });
    expect(mine).toMatchObject({ version: 9, drawn: 'b' });
    expect(shouldSend(mine)).toBe(true);
    const theirs = nextKeeping(now, { type: 'replaced', version: 9 });
    expect(theirs).toMatchObject({ version: 9, drawn: null });
    expect(statusOf(theirs)).toBe('saved');
  });

  it('does not send again what was refused, until it is drawn differently', () => {
    const now = after(drawn('a'), sending, { type: 'refused', sentence: 'Too large.' });
    expect(statusOf(now)).toBe('refused');
    expect(shouldSend(now)).toBe(false);
    expect(shouldSend(nextKeeping(now, drawn('b')))).toBe(true);
  });
});
