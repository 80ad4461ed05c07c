import { finding, type Finding } from './finding.ts';
import type { StoredEpoch, StoredOccurrence, StoredRun } from './stored-run.ts';

/** Occurrences are numbered without a gap, and theirs are all facts, each once and in order. */
export function checkOccurrences({
  epochs,
  openings,
}: Pick<StoredRun, 'epochs' | 'openings'>): Finding[] {
  return epochs.flatMap((stored) => {
    const opened = openings.find(({ epoch }) => epoch === stored.epoch);
    return checkEpoch(stored, opened?.after ?? { no: 0, seq: 0 });
  });
}

function checkEpoch(
  { epoch, facts, occurrences }: StoredEpoch,
  from: { readonly no: number; readonly seq: number },
): Finding[] {
  const findings: Finding[] = [];
  let lastNo = from.no;
  let lastSeq = from.seq;
  for (const stored of occurrences) {
    const { no, firstSeq, lastSeq: last } = stored;
    if (no !== lastNo + 1)
      findings.push(finding('occurrence-missing', firstSeq, { epoch, no: lastNo + 1 }));
    if (firstSeq !== lastSeq + 1 || last < firstSeq - 1)
      findings.push(finding('occurrence-range', firstSeq, { epoch, no, first: firstSeq, last }));
    if (!columnsAgree(stored))
      findings.push(finding('occurrence-altered', firstSeq, { epoch, no }));
    lastNo = no;
    lastSeq = last;
  }
  const lastFact = facts.at(-1)?.fact.seq ?? lastSeq;
  if (lastFact !== lastSeq)
    findings.push(
      finding('occurrence-range', lastFact, { epoch, no: lastNo, first: lastSeq, last: lastFact }),
    );
  return findings;
}

/** The writer took id, kind and time from the content. Postgres text cannot hold U+0000. */
function columnsAgree({ id, kind, at, payload }: StoredOccurrence): boolean {
  if (typeof payload !== 'object' || payload === null) return false;
  const content = new Map<string, unknown>(Object.entries(payload));
  const named = content.get('id');
  return (
    typeof named === 'string' &&
    named.replaceAll('\0', '\uFFFD') === id &&
    content.get('kind') === kind &&
    content.get('at') === at
  );
}
