import { z } from 'zod';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { createFactStore, type ChainedFact } from '../facts/fact-store.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { RecordEntry } from '../organisation-record/record-entry.ts';
import type { VisibleRun } from './find-visible-run.ts';
import { createRunStore } from './run-store.ts';

const AT_ONCE = 1000;
/** Postgres counts facts in 31 bits. */
const number = z.int().min(0).max(2_000_000_000);
const factKey = z.tuple([number, number]);
const recordKey = z.tuple([number, number, number]);

export interface NumberedFact extends ChainedFact {
  readonly epoch: number;
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Facts in order, those of earlier epochs first; `after` begins in the epoch that is open. */
export async function pageOfFacts(
  db: Database,
  run: VisibleRun,
  query: {
    readonly after?: number | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<NumberedFact>> {
  const { after, cursor, limit } = query;
  const begin = after === undefined ? ([1, 0] as const) : ([run.epoch, after] as const);
  const [epoch, seq] = cursor === undefined ? begin : decodeCursor(cursor, factKey);
  const read = await factsFrom(db, run, epoch, seq, limit + 1);
  const items = read.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    read.length > limit && last !== undefined ? encodeCursor([last.epoch, last.fact.seq]) : null;
  return { items, nextCursor };
}

async function factsFrom(
  db: Database,
  run: VisibleRun,
  firstEpoch: number,
  after: number,
  most: number,
): Promise<NumberedFact[]> {
  const found: NumberedFact[] = [];
  let above = after;
  for (let epoch = firstEpoch; epoch <= run.epoch && found.length < most; epoch += 1) {
    const left = most - found.length;
    const facts = await createFactStore(db).facts({ ...run, epoch }, above + 1, above + left);
    found.push(...facts.map((chained) => ({ ...chained, epoch })));
    above = 0;
  }
  return found;
}

/**
 * The state after a fact of the open epoch, by folding facts from the start (decision 2).
 * @param seq 0 is the state before the first fact
 * @throws AppError NOT_FOUND for a number that the run has not reached
 */
export async function stateAfter(
  db: Database,
  run: VisibleRun,
  seq: number,
): Promise<ProcedureState> {
  let state = await createRunStore(db).initialState(run.organisationId, run.runId);
  if (state === null || seq > run.lastSeq) throw createError('NOT_FOUND', { what: 'fact' });
  const store = createFactStore(db);
  for (let from = 1; from <= seq; from += AT_ONCE) {
    const facts = await store.facts(run, from, Math.min(seq, from + AT_ONCE - 1));
    state = foldFacts(
      state,
      facts.map(({ fact }) => fact),
    );
  }
  return state;
}

export type RecordItem =
  | { readonly source: 'run'; readonly fact: NumberedFact }
  | { readonly source: 'organisation'; readonly entry: RecordEntry };

/** A run's facts and what the organisation's record says of it, merged by time (decision 5). */
export async function pageOfRecord(
  db: Database,
  run: VisibleRun,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<RecordItem>> {
  const start: [number, number, number] = [1, 0, 0];
  const [epoch, seq, no] = cursor === undefined ? start : decodeCursor(cursor, recordKey);
  const facts = await factsFrom(db, run, epoch, seq, limit + 1);
  const entries = await createOrganisationRecordStore(db).listOf(
    run.organisationId,
    { type: 'run', id: run.runId },
    no,
    limit + 1,
  );
  const merged = mergeByTime(facts, entries);
  const items = merged.slice(0, limit);
  if (merged.length <= limit) return { items, nextCursor: null };
  const at = { epoch, seq, no };
  for (const item of items)
    if (item.source === 'organisation') at.no = item.entry.no;
    else Object.assign(at, { epoch: item.fact.epoch, seq: item.fact.fact.seq });
  return { items, nextCursor: encodeCursor([at.epoch, at.seq, at.no]) };
}

/** Each list keeps its own order, whatever a clock said; of equal times the fact is first. */
export function mergeByTime(
  facts: readonly NumberedFact[],
  entries: readonly RecordEntry[],
): RecordItem[] {
  const merged: RecordItem[] = [];
  let next = 0;
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    for (let fact = facts[next]; fact !== undefined && fact.fact.at <= at; fact = facts[next]) {
      merged.push({ source: 'run', fact });
      next += 1;
    }
    merged.push({ source: 'organisation', entry });
  }
  return [...merged, ...facts.slice(next).map((fact) => ({ source: 'run' as const, fact }))];
}
