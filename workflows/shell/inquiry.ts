import type { Told } from '../messages.ts';
import type { Instant } from '../plan/ids.ts';
import type { Host } from './host.ts';
import type { HostedRun } from './hosted-run.ts';
import type { OwnActivities } from './own-activities.ts';

/**
 * Asks, before a late timer fires, what the server has taken and could not tell the run: a
 * completion that was accepted before the timer was due comes before it, though Temporal was away.
 */
export interface Inquiry {
  /** Begins to ask for each run in doubt. */
  ask(): void;
  isOpen(): boolean;
}

/**
 * @param pending our activity that reads the outbox
 * @param now the workflow's time in milliseconds, without clock offsets
 */
export function createInquiry(
  host: Host,
  pending: OwnActivities['roteiro.pending'],
  now: () => Instant,
  wake: () => void,
): Inquiry {
  const asked = new Set<string>();

  function askFor(run: HostedRun, askedAt: Instant, found: readonly Told[], after: number): void {
    const { organisationId, runId } = run.input.start;
    // A rejection is a bug of ours: unhandled, it fails the workflow task.
    void pending({ organisationId, runId, after }).then(({ told, next }) => {
      const all = [...found, ...told];
      if (next !== null) {
        askFor(run, askedAt, all, next);
        return;
      }
      asked.delete(runId);
      host.answer(runId, all, askedAt, now());
      wake();
    });
  }

  return {
    ask() {
      for (const [runId, run] of host.runs) {
        if (!run.isInDoubt || asked.has(runId)) continue;
        asked.add(runId);
        askFor(run, now() + run.clockOffsetMs, [], 0);
      }
    },
    isOpen: () => asked.size > 0,
  };
}
