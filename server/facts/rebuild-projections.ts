import type { RunStatus } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { writeTogether } from '../db/write-together.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import { createFactStore, type ChainedFact } from './fact-store.ts';
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
      await clearProjections(transaction, head);
      let status: RunStatus = 'created';
      let openIncidents = 0;
      let closedAt: Date | null = null;
      for (let from = 1; from <= head.lastSeq; from += AT_ONCE) {
        const facts = await factsOf(transaction, head, from);
        const changes = changesOf(facts.map(({ fact }) => fact));
        const { first, later } = project(head, changes);
        await writeTogether(transaction, first);
        await writeTogether(transaction, later);
        status = changes.status ?? status;
        openIncidents += changes.openIncidentsGained;
        if (changes.closing !== null) closedAt = new Date(changes.closing.fact.at);
      }
      const kept = head.status === 'terminated' ? head.status : status;
      await heads.update({ ...head, status: kept, openIncidents }, closedAt, new Date());
      return true;
    });
  };
}

const factsOf = (
  db: Database,
  key: Parameters<ReturnType<typeof createFactStore>['facts']>[0],
  from: number,
): Promise<ChainedFact[]> => createFactStore(db).facts(key, from, from + AT_ONCE - 1);
