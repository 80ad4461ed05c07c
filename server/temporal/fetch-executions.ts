import type { FetchedHistory, RunGateway } from './run-gateway.ts';
import { continuedBy, lastAfter, type HistoryLinks } from './history-links.ts';

/** All executions that belong to a run, as Temporal has them now. */
export interface Executions {
  /** The execution that goes on, or ended last. */
  readonly tip: string;
  /** Those that resets closed, and then those that led to the tip, which is the last. */
  readonly parts: readonly FetchedHistory[];
}

/**
 * Fetches the latest execution and from it all that it continues, or was reset from, and what those
 * continued as.
 * @param kept executions whose histories are kept elsewhere: they are not fetched
 * @returns null when Temporal knows none
 */
export async function fetchExecutions(
  gateway: Pick<RunGateway, 'describe' | 'findHistory'>,
  runId: string,
  kept: readonly HistoryLinks[] = [],
): Promise<Executions | null> {
  const latest = await gateway.describe(runId);
  if (latest === null) return null;
  const known = new Map(kept.map((links) => [links.workflowRunId, links]));
  const fetched: FetchedHistory[] = [];
  const asked = new Set<string>();
  const open = [latest.workflowRunId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (asked.has(next)) continue;
    asked.add(next);
    let links = known.get(next) ?? null;
    if (links === null) {
      const history = await gateway.findHistory(runId, next);
      if (history === null) continue;
      fetched.push(history);
      links = history;
    }
    const { continuedFrom, continuedAs, resetFrom } = links;
    for (const other of [continuedFrom, continuedAs, ...resetFrom])
      if (other !== null) open.push(other);
  }
  // It may have continued since it was described, but it cannot have gone back.
  const all = [...kept, ...fetched];
  const tip = lastAfter(all, latest.workflowRunId);
  const line = new Set(continuedBy(all, tip).map(({ workflowRunId }) => workflowRunId));
  const ordered = continuedBy(all, tip).flatMap(
    ({ workflowRunId }) => fetched.find((part) => part.workflowRunId === workflowRunId) ?? [],
  );
  const closed = fetched.filter(({ workflowRunId }) => !line.has(workflowRunId)).toReversed();
  return { tip, parts: [...closed, ...ordered] };
}
