import type { RunStatus } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { writeTogether } from '../db/write-together.ts';
import type { Segment } from '../epochs/line.ts';
import { createRunHeadStore, type RunHead } from '../runs/run-head-store.ts';
import { factsOfLine, findLine } from './line-of-run.ts';
import { clearProjections, project } from './projections/project.ts';
import { changesOf } from './run-changes.ts';

const AT_ONCE = 1000;

/**
 * Makes what others see of a run anew from its facts, under the run's lock. Who claimed a task is
 * the server's to know and stays.
 * @returns false when there is no such run
 */
export function createRebuildProjections(db: Database) {
  return function rebuildProjections(organisationId: string, runId: string): Promise<boolean> {
    return inTransaction(db, async (transaction) => {
      const heads = createRunHeadStore(transaction);
      const head = await heads.lock(organisationId, runId);
      if (head === null) return false;
      const line = await findLine(transaction, head);
      const made = await projectLine(transaction, head, line, head.lastSeq);
      const status = head.status === 'terminated' ? head.status : made.status;
      const { openIncidents, closedAt } = made;
      await heads.update({ ...head, status, openIncidents }, closedAt, new Date());
      return true;
    });
  };
}

/**
 * Empties the projections of a run and makes them anew from its line up to a fact.
 * @returns what the run's row must say then
 */
export async function projectLine(
  db: Database,
  run: RunHead,
  line: readonly Segment[],
  lastSeq: number,
) {
  await clearProjections(db, run);
  let status: RunStatus = 'created';
  let openIncidents = 0;
  let closedAt: Date | null = null;
  for (let from = 1; from <= lastSeq; from += AT_ONCE) {
    const facts = await factsOfLine(db, run, line, from, Math.min(lastSeq, from + AT_ONCE - 1));
    const changes = changesOf(facts.map(({ fact }) => fact));
    const { first, later } = project(run, changes);
    await writeTogether(db, first);
    await writeTogether(db, later);
    status = changes.status ?? status;
    openIncidents += changes.openIncidentsGained;
    if (changes.closing !== null) closedAt = new Date(changes.closing.fact.at);
  }
  return { status, openIncidents, closedAt };
}
