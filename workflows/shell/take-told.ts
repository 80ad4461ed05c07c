import type { Occurrence } from '../interpret/occurrence.ts';
import { compareOccurrences } from '../interpret/order.ts';
import type { Told } from '../messages.ts';
import { takeDelivery, takeOnce, type HostedRun } from './hosted-run.ts';
import { refuseUpdate } from './refuse-update.ts';
import { updateOccurrence } from './update-occurrence.ts';

/**
 * Lets a run take what the outbox still held for it. Each Update is judged at its own moment, by the
 * rules that judge it when it is delivered: one that comes too late is left to its delivery, which
 * refuses it.
 * @param turn lets the run take what comes before an occurrence, or with null all that it can
 */
export function takeTold(
  run: HostedRun,
  told: readonly Told[],
  turn: (before: Occurrence | null) => void,
): void {
  for (const each of told) if (each.kind === 'signal-run') takeDelivery(run, each.delivery);
  const updates = told
    .flatMap((each) => (each.kind === 'update-run' ? [each.update] : []))
    .map((update) => ({ update, occurrence: updateOccurrence(update) }))
    .toSorted((a, b) => compareOccurrences(a.occurrence, b.occurrence));
  for (const { update, occurrence } of updates) {
    turn(occurrence);
    if (refuseUpdate(run, update) === null) takeOnce(run, occurrence);
  }
  turn(null);
}
