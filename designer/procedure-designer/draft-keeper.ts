import { keptAt, nextKeeping, shouldSend, unsaved } from './draft-keeping.ts';
import type { DraftEvent, DraftKeeping, Problem } from './draft-keeping.ts';

export type Sent =
  | { readonly type: 'saved'; readonly version: number; readonly problems: readonly Problem[] }
  | { readonly type: 'lost' }
  | { readonly type: 'refused'; readonly sentence: string }
  | { readonly type: 'stale'; readonly current: number };

export interface DraftKeeper {
  readonly state: () => DraftKeeping;
  readonly subscribe: (listener: () => void) => () => void;
  readonly happened: (event: DraftEvent) => void;
  /** Sends what is unsaved now; true when the server has all. */
  readonly flush: () => Promise<boolean>;
  readonly close: () => void;
}

const PAUSE_MS = 600;
const RETRY_MS = 4_000;

/** Sends what is drawn to the server, a little after it was drawn, one at a time. */
export function createDraftKeeper(
  version: number,
  put: (draft: { readonly xml: string; readonly version: number }) => Promise<Sent>,
  changed: (state: DraftKeeping) => void,
): DraftKeeper {
  let state = keptAt(version);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let underWay: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function happened(event: DraftEvent): void {
    state = nextKeeping(state, event);
    changed(state);
    for (const listener of listeners) listener();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!shouldSend(state)) return;
    timer = setTimeout(() => void send(), state.failure === 'connection' ? RETRY_MS : PAUSE_MS);
  }

  function send(): Promise<void> {
    if (underWay !== null) return underWay;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const xml = state.drawn;
    if (xml === null || !shouldSend(state)) return Promise.resolve();
    happened({ type: 'sending' });
    underWay = put({ xml, version: state.version }).then((sent) => {
      underWay = null;
      happened(sent);
    });
    return underWay;
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    happened,
    async flush() {
      if (underWay !== null) await underWay;
      // What was drawn while the first was under way.
      for (let round = 0; round < 3 && shouldSend(state); round += 1) await send();
      return unsaved(state) === null;
    },
    close() {
      listeners.clear();
      void send();
    },
  };
}
