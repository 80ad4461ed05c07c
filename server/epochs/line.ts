import type { EpochOpening } from './epoch.ts';

/** No fact and no occurrence has a higher number. */
export const LAST_NUMBER = 2_147_483_647;

/** What a line has of one epoch: all above `after`, up to and with `to`. */
export interface Segment {
  readonly epoch: number;
  readonly afterSeq: number;
  readonly toSeq: number;
  readonly afterNo: number;
  readonly toNo: number;
}

/** The first epoch alone. */
const FIRST: Segment = { epoch: 1, afterSeq: 0, toSeq: LAST_NUMBER, afterNo: 0, toNo: LAST_NUMBER };

/**
 * The line that led to an epoch: what it has itself, behind what each epoch before it had up to
 * where the next went on.
 * @param openings those of the run; an epoch without one begins anew
 */
export function lineTo(
  epoch: number,
  openings: readonly Pick<EpochOpening, 'epoch' | 'after'>[],
): readonly Segment[] {
  if (epoch === 1) return [FIRST];
  const line: Segment[] = [];
  let [toSeq, toNo] = [LAST_NUMBER, LAST_NUMBER];
  for (let each = epoch; each >= 1 && toNo > 0; each -= 1) {
    const after = openings.find((opening) => opening.epoch === each)?.after;
    const [afterSeq, afterNo] = [after?.seq ?? 0, after?.no ?? 0];
    // An epoch of which the line has nothing: the next went on before it began.
    if (afterNo >= toNo) continue;
    line.unshift({ epoch: each, afterSeq, toSeq, afterNo, toNo });
    [toSeq, toNo] = [afterSeq, afterNo];
  }
  return line;
}

/**
 * The number in the line after which somebody goes on who has read up to a fact, also where that
 * lies behind: an epoch was opened meanwhile.
 */
export function goOnAfter(line: readonly Segment[], epoch: number, seq: number): number {
  const own = line.find((segment) => segment.epoch === epoch);
  const later = line.filter((segment) => segment.epoch > epoch);
  return Math.min(seq, own?.toSeq ?? seq, ...later.map(({ afterSeq }) => afterSeq));
}
