import type { Database } from '../db/connect.ts';
import { factsOfLine, findLine, occurrencesOfLine } from '../facts/line-of-run.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import type { StoredLine } from './find-agreement.ts';
import { LAST_NUMBER } from './line.ts';

/** All facts and occurrences that led to where the run stands. */
export async function readStoredLine(db: Database, head: RunHead): Promise<StoredLine> {
  const line = await findLine(db, head);
  return {
    facts: await factsOfLine(db, head, line, 1, LAST_NUMBER),
    occurrences: await occurrencesOfLine(db, head, line, 1, LAST_NUMBER),
  };
}
