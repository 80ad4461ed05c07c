import type { RecordedOccurrence } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { createEpochStore } from '../epochs/epoch-store.ts';
import { lineTo, type Segment } from '../epochs/line.ts';
import { createFactStore, type ChainedFact, type RunKey } from './fact-store.ts';

/** A fact with the epoch that it is of, which its hash covers. */
export interface NumberedFact extends ChainedFact {
  readonly epoch: number;
}

/** Finds the line that led to an epoch of a run; of the first nothing need be asked. */
export async function findLine(db: Database, run: RunKey): Promise<readonly Segment[]> {
  if (run.epoch === 1) return lineTo(1, []);
  return lineTo(run.epoch, await createEpochStore(db).openings(run));
}

/** Facts of the line numbered `from` to `to`, in order. */
export async function factsOfLine(
  db: Database,
  run: Omit<RunKey, 'epoch'>,
  line: readonly Segment[],
  from: number,
  to: number,
): Promise<NumberedFact[]> {
  const found: NumberedFact[] = [];
  for (const { epoch, afterSeq, toSeq } of line) {
    const [first, last] = [Math.max(from, afterSeq + 1), Math.min(to, toSeq)];
    if (first > last) continue;
    const facts = await createFactStore(db).facts({ ...run, epoch }, first, last);
    found.push(...facts.map((chained) => ({ ...chained, epoch })));
  }
  return found;
}

/** Occurrences of the line numbered `from` to `to`, in order. */
export async function occurrencesOfLine(
  db: Database,
  run: Omit<RunKey, 'epoch'>,
  line: readonly Segment[],
  from: number,
  to: number,
): Promise<RecordedOccurrence[]> {
  const found: RecordedOccurrence[] = [];
  for (const { epoch, afterNo, toNo } of line) {
    const [first, last] = [Math.max(from, afterNo + 1), Math.min(to, toNo)];
    if (first > last) continue;
    found.push(...(await createFactStore(db).occurrences({ ...run, epoch }, first, last)));
  }
  return found;
}
