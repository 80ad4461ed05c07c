import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';

/**
 * What the server told the run before, which no fact of its line shows and which it waits for as it
 * stands now: each once, in the order of their time. What people did is not among it: who resets a
 * workflow decides that with Temporal's own options. What was told twice is taken once, by its id.
 * @param told what it was told, of which some may have been left behind
 * @param recorded ids of the occurrences of its line
 * @param state where the run stands now
 * @param nextId ids from this one on came to be in what was left behind
 */
export function toTellAgain(
  told: readonly Occurrence[],
  recorded: ReadonlySet<string>,
  state: Pick<ProcedureState, 'tokens' | 'subscriptions'>,
  nextId: number,
): Occurrence[] {
  const again = new Map<string, Occurrence>();
  for (const occurrence of told)
    if (!recorded.has(occurrence.id) && isAwaited(occurrence, state, nextId))
      again.set(occurrence.id, occurrence);
  return [...again.values()].toSorted((a, b) => a.at - b.at);
}

function isAwaited(
  occurrence: Occurrence,
  { tokens, subscriptions }: Pick<ProcedureState, 'tokens' | 'subscriptions'>,
  nextId: number,
): boolean {
  switch (occurrence.kind) {
    case 'message-received':
      // One for a later subscription goes back to matching.
      return (
        occurrence.subscription < nextId && subscriptions[occurrence.subscription] !== undefined
      );
    case 'call-ended':
    case 'call-incidents': {
      const wait = tokens[occurrence.token]?.wait;
      return wait?.kind === 'call' && (wait.runId ?? occurrence.runId) === occurrence.runId;
    }
    case 'cancel':
      // By the run that called it.
      return occurrence.actor.kind === 'system' && occurrence.actor.id.startsWith('run/');
    case 'clock-advanced':
      return true;
    default:
      return false;
  }
}
