import type { RecordBatch } from '../../workflows/messages.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { Database } from '../db/connect.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import { factHash } from './fact-hash.ts';
import { factsOfLine, findLine, occurrencesOfLine } from './line-of-run.ts';
import { RecordConflict } from './record-conflict.ts';

/**
 * A write that is tried again must bring what it brought before.
 * @throws RecordConflict
 */
export async function compareKnown(db: Database, batch: RecordBatch, head: RunHead): Promise<void> {
  const facts = batch.facts.filter(({ seq }) => seq <= head.lastSeq);
  const occurrences = batch.occurrences.filter(({ no }) => no <= head.lastOccurrenceNo);
  if (facts.length === 0 && occurrences.length === 0) return;
  const line = await findLine(db, head);
  const [first, last] = [facts[0], facts.at(-1)];
  if (first !== undefined && last !== undefined) {
    const written = await factsOfLine(db, head, line, first.seq, last.seq);
    for (const [index, fact] of facts.entries()) {
      const stored = written[index];
      const place = { runId: head.runId, epoch: stored?.epoch ?? head.epoch };
      if (stored === undefined || factHash(stored.previousHash, place, fact) !== stored.hash)
        throw new RecordConflict(batch, 'fact-differs', fact.seq);
    }
  }
  const [earliest, latest] = [occurrences[0], occurrences.at(-1)];
  if (earliest === undefined || latest === undefined) return;
  const written = await occurrencesOfLine(db, head, line, earliest.no, latest.no);
  for (const [index, occurrence] of occurrences.entries())
    if (canonicalJson(written[index] ?? null) !== canonicalJson(occurrence))
      throw new RecordConflict(batch, 'occurrence-differs', occurrence.no);
}
