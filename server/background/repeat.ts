import { loggedError, type Log } from '../http/log.ts';

/** Something that is done again and again in the background. */
export interface Job {
  readonly name: string;
  /** Milliseconds between the end of one turn and the begin of the next. */
  readonly everyMs: number;
  readonly turn: () => Promise<void>;
}

export interface Background {
  /** Lets the turns under way end and begins no other. */
  stop(): Promise<void>;
}

/** Does each job until stopped. A turn that fails is logged, and tried again when it is next due. */
export function runInBackground(jobs: readonly Job[], log: Log): Background {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const turns = new Set<Promise<void>>();

  function plan({ name, everyMs, turn }: Job, afterMs: number): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const taken: Promise<void> = turn()
        .catch((error: unknown) => {
          log.warn({ job: name, err: loggedError(error) }, 'a background job failed');
        })
        .finally(() => {
          turns.delete(taken);
          plan({ name, everyMs, turn }, everyMs);
        });
      turns.add(taken);
    }, afterMs);
    timers.add(timer);
  }

  for (const job of jobs) plan(job, Math.min(job.everyMs, 1000));
  return {
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(turns);
    },
  };
}
