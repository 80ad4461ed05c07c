import type { Database } from '../db/connect.ts';
import type { Listener } from '../db/listen.ts';
import { FACTS_CHANNEL } from '../facts/what-to-write.ts';
import { readNotice, RECORD_CHANNEL } from '../organisation-record/record-channel.ts';
import { seesPointOfSale, type Caller } from '../people/caller.ts';
import { topics, type Topic } from './event-contract.ts';
import { createFindRuns, type RunPlace } from './find-runs.ts';
import { TOPICS_OF_RUNS, topicsOf } from './topics-of.ts';

/** Somebody who wants to hear what changed. */
export interface NewsHearer {
  /** Who they are by now. */
  caller(): Caller;
  hear(topics: readonly Topic[]): void;
  end(): void;
}

export interface News {
  /** Call the answer to stop. */
  listen(hearer: NewsHearer): () => void;
  /** How many of somebody are listening; see `sourceOf`. */
  countOf(isOne: (caller: Caller) => boolean): number;
  /** Ends all listening, for good. */
  endAll(): void;
}

const GATHER_MS = 200;

/** Gathers what Postgres tells, and tells each hearer what of it they may know. */
export function createNews(deps: {
  readonly db: Database;
  readonly listener: Pick<Listener, 'on' | 'onReconnect'>;
}): News {
  const findRuns = createFindRuns(deps.db);
  const hearers = new Set<NewsHearer>();
  let runIds = new Set<string>();
  let changed = new Map<string, Set<Topic>>();
  let timer: NodeJS.Timeout | null = null;

  const stops = [
    deps.listener.on(FACTS_CHANNEL, (payload) => {
      if (hearers.size === 0) return;
      runIds.add(payload.split(':', 1)[0] ?? '');
      gather();
    }),
    deps.listener.on(RECORD_CHANNEL, (payload) => {
      if (hearers.size === 0) return;
      const { organisationId, subjectType, runId } = readNotice(payload);
      if (runId !== null) runIds.add(runId);
      const known = changed.get(organisationId) ?? new Set();
      changed.set(organisationId, new Set([...known, ...topicsOf(subjectType)]));
      gather();
    }),
    // Something may have been missed meanwhile.
    deps.listener.onReconnect(() => hearers.forEach((hearer) => hearer.hear(topics))),
  ];

  const gather = (): void => {
    timer ??= setTimeout(() => void tell(), GATHER_MS);
  };

  async function tell(): Promise<void> {
    timer = null;
    const [ids, others] = [runIds, changed];
    runIds = new Set();
    changed = new Map();
    const organisationIds = new Set([...hearers].map((each) => each.caller().organisationId));
    // Without Postgres nobody can be told of whose runs it was: all look again.
    const runs = await findRuns(ids, [...organisationIds]).catch(() => null);
    for (const hearer of hearers) {
      const caller = hearer.caller();
      const ofRuns = runs === null || runs.some((run) => maySee(caller, run));
      const told = [
        ...new Set([
          ...(ofRuns ? TOPICS_OF_RUNS : []),
          ...(others.get(caller.organisationId) ?? []),
        ]),
      ];
      if (told.length > 0) hearer.hear(told);
    }
  }

  return {
    listen(hearer) {
      hearers.add(hearer);
      return () => void hearers.delete(hearer);
    },
    countOf: (isOne) => [...hearers].filter((each) => isOne(each.caller())).length,
    endAll() {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      for (const hearer of hearers) hearer.end();
    },
  };
}

const maySee = (caller: Caller, run: RunPlace): boolean =>
  run.organisationId === caller.organisationId && seesPointOfSale(caller, run.pointOfSaleId);
