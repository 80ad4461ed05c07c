import { z } from 'zod';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { createEpochStore } from '../epochs/epoch-store.ts';
import { goOnAfter } from '../epochs/line.ts';
import { createFactStore } from '../facts/fact-store.ts';
import { factsOfLine, findLine, type NumberedFact } from '../facts/line-of-run.ts';
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

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/**
 * Facts of the line that led to an epoch, to the present one where none is named, in order. Whoever
 * has read facts that an epoch has left behind meanwhile goes on from where that began.
 */
export async function pageOfFacts(
  db: Database,
  run: VisibleRun,
  query: {
    readonly after?: number | undefined;
    readonly epoch?: number | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<NumberedFact>> {
  const { after = 0, cursor, limit } = query;
  const line = await lineOfRun(db, run, query.epoch);
  const read = cursor === undefined ? null : decodeCursor(cursor, factKey);
  const from = read === null ? after : goOnAfter(line, ...read);
  const found = await factsOfLine(db, run, line, from + 1, from + limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    found.length > limit && last !== undefined ? encodeCursor([last.epoch, last.fact.seq]) : null;
  return { items, nextCursor };
}

/** @throws AppError NOT_FOUND for an epoch that the run has not reached */
function lineOfRun(db: Database, run: VisibleRun, epoch: number = run.epoch) {
  if (epoch > run.epoch) throw createError('NOT_FOUND', { what: 'epoch' });
  return findLine(db, { ...run, epoch });
}

/** All facts, also those that were left behind: those of earlier epochs first. */
async function factsFrom(
  db: Database,
  run: VisibleRun,
  firstEpoch: number,
  after: number,
  most: number,
): Promise<NumberedFact[]> {
  const found: NumberedFact[] = [];
  const openings = run.epoch === 1 ? [] : await createEpochStore(db).openings(run);
  for (let epoch = firstEpoch; epoch <= run.epoch && found.length < most; epoch += 1) {
    const left = most - found.length;
    const begin = openings.find((opening) => opening.epoch === epoch)?.after.seq ?? 0;
    const above = epoch === firstEpoch ? Math.max(after, begin) : begin;
    const facts = await createFactStore(db).facts({ ...run, epoch }, above + 1, above + left);
    found.push(...facts.map((chained) => ({ ...chained, epoch })));
  }
  return found;
}

/**
 * The state after a fact of the line that led to an epoch, by folding facts from the start
 * (decision 2).
 * @param at the last fact and the present epoch where none are named; 0 is before the first fact
 * @throws AppError NOT_FOUND for a number that the run has not reached there
 */
export async function stateAfter(
  db: Database,
  run: VisibleRun,
  at: { readonly seq?: number | undefined; readonly epoch?: number | undefined },
): Promise<ProcedureState> {
  const line = await lineOfRun(db, run, at.epoch);
  const last = await lastSeqOf(db, run, at.epoch);
  const { seq = last } = at;
  let state = await createRunStore(db).initialState(run.organisationId, run.runId);
  if (state === null || seq > last) throw createError('NOT_FOUND', { what: 'fact' });
  for (let from = 1; from <= seq; from += AT_ONCE) {
    const facts = await factsOfLine(db, run, line, from, Math.min(seq, from + AT_ONCE - 1));
    state = foldFacts(
      state,
      facts.map(({ fact }) => fact),
    );
  }
  return state;
}

/** With which fact an epoch ended; for the present one, where the run stands. */
async function lastSeqOf(
  db: Database,
  run: VisibleRun,
  epoch: number = run.epoch,
): Promise<number> {
  if (epoch === run.epoch) return run.lastSeq;
  const openings = await createEpochStore(db).openings(run);
  return openings.find((opening) => opening.epoch === epoch + 1)?.closed.seq ?? run.lastSeq;
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
