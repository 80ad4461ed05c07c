import type { z } from 'zod';
import type { problem } from '../../server/procedures/procedure-contract.ts';

export type Problem = z.output<typeof problem>;

/** Where a draft stands between the canvas, this browser and the server. */
export interface DraftKeeping {
  /** The server's version that what is drawn goes on from. */
  readonly version: number;
  /** Drawn, but not under way to the server. */
  readonly drawn: string | null;
  /** Under way to the server: one at a time. */
  readonly sending: string | null;
  readonly failure: 'connection' | { readonly refused: string } | null;
  /** The version that somebody else saved meanwhile; nothing is sent until a person decides. */
  readonly conflict: number | null;
  /** What the compiler said last; null before it was asked. */
  readonly problems: readonly Problem[] | null;
  /** Before the first change, this browser compiles: it does not know what else is published. */
  readonly judgedBy: 'server' | 'browser' | null;
}

export type DraftEvent =
  | { readonly type: 'drawn'; readonly xml: string }
  | { readonly type: 'sending' }
  | { readonly type: 'saved'; readonly version: number; readonly problems: readonly Problem[] }
  | { readonly type: 'lost' }
  | { readonly type: 'refused'; readonly sentence: string }
  | { readonly type: 'stale'; readonly current: number }
  /** The person wants ours on top of theirs. */
  | { readonly type: 'taken-over'; readonly current: number }
  /** The person goes on with theirs. */
  | { readonly type: 'replaced'; readonly version: number }
  | {
      readonly type: 'judged';
      readonly by: 'server' | 'browser';
      readonly problems: readonly Problem[];
    };

export type DraftStatus = 'saved' | 'saving' | 'lost' | 'refused' | 'conflict';

export const keptAt = (version: number): DraftKeeping => ({
  version,
  drawn: null,
  sending: null,
  failure: null,
  conflict: null,
  problems: null,
  judgedBy: null,
});

export function nextKeeping(now: DraftKeeping, event: DraftEvent): DraftKeeping {
  switch (event.type) {
    case 'drawn':
      // What was refused may be accepted when it is drawn differently.
      return {
        ...now,
        drawn: event.xml,
        failure: now.failure === 'connection' ? 'connection' : null,
      };
    case 'sending':
      return { ...now, sending: now.drawn, drawn: null };
    case 'saved':
      return {
        ...now,
        version: event.version,
        sending: null,
        failure: null,
        problems: event.problems,
        judgedBy: 'server',
      };
    case 'lost':
      return { ...back(now), failure: 'connection' };
    case 'refused':
      return { ...back(now), failure: { refused: event.sentence } };
    case 'stale':
      return { ...back(now), failure: null, conflict: event.current };
    case 'taken-over':
      return { ...now, version: event.current, conflict: null };
    case 'replaced':
      return keptAt(event.version);
    case 'judged':
      // The server's word stays.
      return now.judgedBy === 'server'
        ? now
        : { ...now, problems: event.problems, judgedBy: event.by };
  }
}

/** What was under way waits again, unless something newer was drawn. */
const back = (now: DraftKeeping): DraftKeeping => ({
  ...now,
  drawn: now.drawn ?? now.sending,
  sending: null,
});

/** What the server does not have yet. */
export const unsaved = (now: DraftKeeping): string | null => now.drawn ?? now.sending;

/** Whether what is drawn should be sent now. */
export const shouldSend = (now: DraftKeeping): boolean =>
  now.drawn !== null &&
  now.sending === null &&
  now.conflict === null &&
  (now.failure === null || now.failure === 'connection');

export function statusOf(now: DraftKeeping): DraftStatus {
  if (now.conflict !== null) return 'conflict';
  if (now.failure === 'connection') return 'lost';
  if (now.failure !== null) return 'refused';
  return unsaved(now) === null ? 'saved' : 'saving';
}
