import proto from '@temporalio/proto';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { linksOf, type HistoryLinks } from '../temporal/history-links.ts';
import type { FetchedHistory } from '../temporal/run-gateway.ts';
import type { ArchivedPart } from './archive-store.ts';
import { openArchive, sealArchive } from './seal-archive.ts';

/**
 * How the executions hang together whose histories are kept.
 * @throws when one is not as it was kept
 */
export const linksOfKept = (kept: readonly ArchivedPart[], key: PayloadKey): HistoryLinks[] =>
  kept.map((part) => {
    const { events } = proto.temporal.api.history.v1.History.decode(openArchive(part, key));
    return linksOf(events);
  });

/** Histories as they are kept, numbered on behind what is kept already. */
export const partsToKeep = (
  kept: readonly ArchivedPart[],
  histories: readonly FetchedHistory[],
  key: PayloadKey,
): ArchivedPart[] =>
  histories.map(({ workflowRunId, bytes, events }, index) => ({
    part: kept.length + index + 1,
    workflowRunId,
    events,
    ...sealArchive(bytes, key),
  }));
