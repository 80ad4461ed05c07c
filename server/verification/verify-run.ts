import type { Database } from '../db/connect.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { PersonalKey } from '../personal-values/personal-key.ts';
import { findOrganisationOfRun } from '../runs/find-organisation-of-run.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import { checkChain } from './check-chain.ts';
import { checkFacts } from './check-facts.ts';
import { checkHistory, covers, type HistoryTools } from './check-history.ts';
import { checkOccurrences } from './check-occurrences.ts';
import { checkOpenings } from './check-openings.ts';
import { checkPersonalValues } from './check-personal-values.ts';
import { levelOf, type Level } from './finding.ts';
import { fetchHistories, readArchive, type Histories } from './read-histories.ts';
import { readStoredRun } from './read-stored-run.ts';
import { ServerAway } from './server-away.ts';
import { isOpen, type StoredRun } from './stored-run.ts';

export interface VerifyRunDeps extends HistoryTools {
  readonly db: Database;
  readonly gateway: RunGateway;
  readonly personalKey: PersonalKey;
}

export interface Verification {
  readonly ok: boolean;
  readonly run: {
    readonly runId: string;
    readonly processId: string;
    readonly version: number;
    readonly status: StoredRun['head']['status'];
    /** It goes on: what is verified ends with this fact, and facts in flight are none of it. */
    readonly open: boolean;
    readonly lastSeq: number;
    readonly history: Histories['source'] | null;
  };
  readonly levels: readonly Level[];
}

/**
 * Verifies a run on three levels: what is stored is whole, its facts follow from its occurrences,
 * and both are what Temporal's history carries and replays.
 * @returns null for a run that nobody has
 * @throws ServerAway when Postgres, or Temporal where its history is needed, does not answer
 */
export function createVerifyRun(deps: VerifyRunDeps) {
  return async function verifyRun(runId: string): Promise<Verification | null> {
    const { db, gateway, personalKey, key } = deps;
    const organisationId = await asked('postgres', () => findOrganisationOfRun(db, runId));
    if (organisationId === null) return null;
    const read = () => asked('postgres', () => readStoredRun(db, organisationId, runId));
    let run = await read();
    if (run === null) return null;
    const { archive } = run;
    const fetch = () => asked('temporal', () => fetchHistories(gateway, runId, archive, key));
    let before: Histories | null = run.archived ? readArchive(archive, key) : null;
    let after = before;
    if (!run.archived) {
      // A write that has ended before is in what is read after, and what is read is in a history
      // that is fetched after that.
      before = await fetch();
      run = (await read()) ?? run;
      const whole = before === null || (await covers(run, before, key));
      after = whole ? before : await fetch();
    }
    const levels = [
      levelOf('chain', [
        ...checkChain(run),
        ...checkOpenings(run),
        ...checkOccurrences(run),
        ...checkPersonalValues(run, personalKey),
      ]),
      levelOf('facts', checkFacts(run)),
      levelOf('temporal', await checkHistory(run, before, after, deps)),
    ];
    const { processId, status, lastSeq } = run.head;
    const history = after?.source ?? null;
    const about = { runId, processId, version: run.version, status, lastSeq, history };
    return {
      ok: levels.every(({ ok }) => ok),
      run: { ...about, open: isOpen(run) },
      levels,
    };
  };
}

async function asked<T>(server: ServerAway['server'], ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (server === 'postgres' && !isConnectionLost(error)) throw error;
    throw new ServerAway(server, error);
  }
}
