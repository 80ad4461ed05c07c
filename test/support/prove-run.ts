import { expect } from 'vitest';
import { factHash, FIRST_PREVIOUS_HASH } from '../../server/facts/fact-hash.ts';
import { createFactStore } from '../../server/facts/fact-store.ts';
import { createRunHeadStore } from '../../server/runs/run-head-store.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { advance } from '../../workflows/interpret/advance.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { Installation } from './installation.ts';

const ALL = 2_147_483_647;

/**
 * What must hold of every run: facts numbered without a gap and chained; the recorded occurrences
 * through `advance` give the same facts; the facts folded give the same state; no alarm.
 */
export async function proveRun(installation: Installation, runId: string): Promise<void> {
  const { db, organisationId, readPlan } = installation;
  const head = await createRunHeadStore(db).find(organisationId, runId);
  if (head === null) throw new Error(`No run ${runId}`);
  const store = createFactStore(db);
  const chained = await store.facts(head, 1, ALL);
  const recorded = await store.occurrences(head, 1, ALL);

  let previousHash = FIRST_PREVIOUS_HASH;
  for (const [index, { fact, previousHash: previous, hash }] of chained.entries()) {
    expect(fact.seq).toBe(index + 1);
    expect(previous).toBe(previousHash);
    expect(factHash(previous, head, fact)).toBe(hash);
    previousHash = hash;
  }
  expect(head.lastHash).toBe(previousHash);
  expect(head.lastSeq).toBe(chained.length);

  const runs = createRunStore(db);
  const origin = await runs.origin(organisationId, runId);
  const initial = await runs.initialState(organisationId, runId);
  if (origin === null || initial === null) throw new Error(`No run ${runId}`);
  const plan = await readPlan(organisationId, origin.planHash);
  let state = initial;
  const derived = [];
  for (const [index, { no, occurrence, firstSeq, lastSeq }] of recorded.entries()) {
    const advanced = advance(plan, state, occurrence);
    expect(no).toBe(index + 1);
    expect(firstSeq).toBe(state.seq + 1);
    expect(lastSeq).toBe(advanced.state.seq);
    derived.push(...advanced.facts);
    state = advanced.state;
  }
  const facts = chained.map(({ fact }) => fact);
  expect(JSON.parse(JSON.stringify(derived))).toEqual(facts);
  expect(foldFacts(initial, facts)).toEqual(state);
  expect(await db('alarms').select('key')).toEqual([]);
}
