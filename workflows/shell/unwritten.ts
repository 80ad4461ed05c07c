import type { Fact } from '../interpret/fact.ts';
import type { RecordedOccurrence } from '../messages.ts';

/** Beyond so much unwritten a run stands still (decision 1). */
export const UNWRITTEN_LIMIT_BYTES = 256 * 1024;

/** One write carries at most about so much, as Temporal takes 2 MB at once. */
export const BATCH_BYTES = 1024 * 1024;

interface Entry {
  readonly recorded: RecordedOccurrence;
  readonly facts: readonly Fact[];
  readonly bytes: number;
}

/** What happened and is not in Postgres yet, in order. */
export interface Unwritten {
  add(recorded: RecordedOccurrence, facts: readonly Fact[]): void;
  /** The next whole occurrences to write, at least one where there is any. */
  take(): { occurrences: RecordedOccurrence[]; facts: Fact[] } | null;
  /** What was taken last is in Postgres. */
  written(): void;
  /** Bytes of JSON, what is being written included. */
  bytes(): number;
}

export function createUnwritten(): Unwritten {
  const waiting: Entry[] = [];
  let waitingBytes = 0;
  let takenBytes = 0;
  return {
    add(recorded, facts) {
      const bytes = JSON.stringify(recorded).length + JSON.stringify(facts).length;
      waiting.push({ recorded, facts, bytes });
      waitingBytes += bytes;
    },
    take() {
      if (waiting.length === 0) return null;
      let count = 0;
      for (const entry of waiting) {
        if (count > 0 && takenBytes + entry.bytes > BATCH_BYTES) break;
        takenBytes += entry.bytes;
        count += 1;
      }
      waitingBytes -= takenBytes;
      const taken = waiting.splice(0, count);
      return {
        occurrences: taken.map((entry) => entry.recorded),
        facts: taken.flatMap((entry) => entry.facts),
      };
    },
    written() {
      takenBytes = 0;
    },
    bytes: () => waitingBytes + takenBytes,
  };
}
