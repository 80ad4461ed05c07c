import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from '../progress.ts';
import type { Exit } from './exit.ts';

/** A program that runs. */
export interface Running {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Ends it in order; sooner once `hurry` is aborted. */
  stop(hurry?: AbortSignal): Promise<void>;
}

export interface Supervised {
  /** Ends the program and its supervision. */
  stop(hurry?: AbortSignal): Promise<void>;
  /** Ends the program in order and starts it anew; one that waits to be started is started now. */
  restart(): Promise<void>;
}

export interface Supervision {
  readonly name: string;
  /** The program as first started. */
  readonly running: Running;
  readonly start: (signal: AbortSignal) => Promise<Running>;
  readonly say: Say;
  /** Told each new process id, and null while there is none. */
  readonly pidChanged: (pid: number | null) => void;
  /** Pauses before a restart in ms: the first, doubled each time up to the last. */
  readonly backOff?: { readonly first: number; readonly last: number; readonly settled: number };
}

/** One second up to thirty; a program that ran for ten seconds begins again at one. */
const BACK_OFF = { first: 1_000, last: 30_000, settled: 10_000 };

/** Starts a program again whenever it ends by itself, with growing pauses while it keeps ending. */
export function supervise(supervision: Supervision): Supervised {
  const { name, start, say, pidChanged, backOff = BACK_OFF } = supervision;
  const stopping = new AbortController();
  let running: Running | null = supervision.running;
  let wanted = false;
  let delay = backOff.first;
  let waiting = new AbortController();

  async function watch(): Promise<void> {
    while (running !== null) {
      const began = performance.now();
      const exit = await running.exited;
      running = null;
      if (stopping.signal.aborted) return;
      pidChanged(null);
      if (performance.now() - began >= backOff.settled) delay = backOff.first;
      const why = `ended by itself (${exit.text})`;
      running = wanted ? await again('') : await again(why);
      wanted = false;
    }
  }

  /** Tries until it starts; null once the supervision is over. */
  async function again(reason: string): Promise<Running | null> {
    for (let why = reason; ;) {
      try {
        if (why !== '') await announceAndPause(why);
        const next = await start(stopping.signal);
        pidChanged(next.pid);
        if (why !== '') say(`${name} runs again`);
        return next;
      } catch (error) {
        if (stopping.signal.aborted) return null;
        why = `did not start (${error instanceof Error ? error.message : String(error)})`;
      }
    }
  }

  async function announceAndPause(why: string): Promise<void> {
    say(`${name} ${why}; starting it again in ${delay / 1000} s`);
    const waited = delay;
    delay = Math.min(delay * 2, backOff.last);
    waiting = new AbortController();
    const either = AbortSignal.any([stopping.signal, waiting.signal]);
    await pause(waited, undefined, { signal: either }).catch(() => undefined);
    stopping.signal.throwIfAborted();
  }

  const watching = watch();
  return {
    async stop(hurry) {
      stopping.abort();
      await running?.stop(hurry);
      await watching;
      // One that came up in the very moment of stopping.
      await running?.stop(hurry);
      pidChanged(null);
    },
    async restart() {
      wanted = running !== null;
      waiting.abort();
      await running?.stop();
    },
  };
}
