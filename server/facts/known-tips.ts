import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import type { RecordBatch } from '../../workflows/messages.ts';
import type { RunTip } from '../runs/run-head-store.ts';
import { FIRST_PREVIOUS_HASH } from './fact-hash.ts';

/** How many runs are remembered; beyond that the oldest is read anew. */
const KEPT = 2000;

/**
 * Where this writer left its runs, so that it need not ask before it writes on. Only a guess:
 * another writer may have gone on, and the write is made only if it holds.
 */
export interface KnownTips {
  /** Gives a run's tip and forgets it, until it is kept anew. Null where it is not known. */
  take(batch: RecordBatch): RunTip | null;
  keep(tip: RunTip): void;
}

export function createKnownTips(): KnownTips {
  const tips = new Map<string, RunTip>();
  return {
    take(batch) {
      const tip = tips.get(batch.runId);
      tips.delete(batch.runId);
      return tip ?? (batch.occurrences[0]?.no === 1 ? firstTip(batch) : null);
    },
    keep(tip) {
      tips.set(tip.runId, tip);
      for (const oldest of tips.keys()) {
        if (tips.size <= KEPT) break;
        tips.delete(oldest);
      }
    },
  };
}

/** A run that was inserted and of which nothing is written. */
const firstTip = ({ organisationId, runId, epoch, occurrences }: RecordBatch): RunTip => ({
  organisationId,
  runId,
  status: 'created',
  epoch,
  lastSeq: 0,
  lastHash: FIRST_PREVIOUS_HASH,
  lastOccurrenceNo: 0,
  openIncidents: 0,
  zoneData: zoneDataOf(occurrences[0]?.occurrence),
});

const zoneDataOf = (occurrence: Occurrence | undefined): string | null =>
  occurrence?.kind === 'run-started' ? (occurrence.zoneData ?? null) : null;
