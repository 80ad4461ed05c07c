import type { Database } from '../db/connect.ts';
import type { Write } from '../db/write-together.ts';
import type { RunStatus } from '../../workflows/interpret/state.ts';

const TABLE = 'runs';
const COLUMNS = [
  'organisation_id',
  'id',
  'process_id',
  'status',
  'started_month',
  'epoch',
  'last_seq',
  'last_hash',
  'last_occurrence_no',
  'open_incidents',
  'caller_run_id',
  'caller_token',
  'caller_gone',
  'zone_data',
] as const;

/** How far a run is written. */
export interface RunTip {
  readonly organisationId: string;
  readonly runId: string;
  readonly status: RunStatus;
  readonly epoch: number;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly lastOccurrenceNo: number;
  readonly openIncidents: number;
  /** The time-zone data it began with; null where that was not kept. */
  readonly zoneData: string | null;
}

/** What the writer of facts must know of a run, and holds locked while it writes. */
export interface RunHead extends RunTip {
  readonly processId: string;
  readonly startedMonth: string;
  readonly caller: { readonly runId: string; readonly token: number } | null;
  /** An epoch of the caller left behind what called it. */
  readonly callerGone: boolean;
}

interface Row {
  organisation_id: string;
  id: string;
  process_id: string;
  status: RunStatus;
  started_month: string;
  epoch: number;
  last_seq: number;
  last_hash: string;
  last_occurrence_no: number;
  open_incidents: number;
  caller_run_id: string | null;
  caller_token: number | null;
  caller_gone: boolean;
  zone_data: string | null;
  closed_at: Date | null;
  archived_at: Date | null;
  updated_at: Date;
}

const toHead = (row: Pick<Row, (typeof COLUMNS)[number]>): RunHead => ({
  organisationId: row.organisation_id,
  runId: row.id,
  processId: row.process_id,
  status: row.status,
  startedMonth: row.started_month,
  epoch: row.epoch,
  lastSeq: row.last_seq,
  lastHash: row.last_hash,
  lastOccurrenceNo: row.last_occurrence_no,
  openIncidents: row.open_incidents,
  zoneData: row.zone_data,
  caller:
    row.caller_run_id === null || row.caller_token === null
      ? null
      : { runId: row.caller_run_id, token: row.caller_token },
  callerGone: row.caller_gone,
});

/**
 * Moves a run that nobody called on from where it was known to be; one that is elsewhere by now
 * stays as it is.
 */
export const moveTip = (from: RunTip, to: RunTip, closedAt: Date | null, at: Date): Write => ({
  sql: `update ${TABLE} set status = ?, last_seq = ?, last_hash = ?, last_occurrence_no = ?,
      open_incidents = ?, updated_at = ?, closed_at = coalesce(?::timestamptz, closed_at)
    where organisation_id = ? and id = ? and epoch = ? and status = ? and last_seq = ?
      and last_hash = ? and last_occurrence_no = ? and open_incidents = ?
      and caller_run_id is null`,
  bindings: [
    to.status,
    to.lastSeq,
    to.lastHash,
    to.lastOccurrenceNo,
    to.openIncidents,
    at,
    closedAt,
    from.organisationId,
    from.runId,
    from.epoch,
    from.status,
    from.lastSeq,
    from.lastHash,
    from.lastOccurrenceNo,
    from.openIncidents,
  ],
  onConflict: '',
});

export function createRunHeadStore(db: Database) {
  const rows = (organisationId: string, runId: string) =>
    db<Row>(TABLE).where({ organisation_id: organisationId, id: runId });
  return {
    async find(organisationId: string, runId: string): Promise<RunHead | null> {
      const row = await rows(organisationId, runId).first(...COLUMNS);
      return row === undefined ? null : toHead(row);
    },

    /** The same, locked until the transaction ends. */
    async lock(organisationId: string, runId: string): Promise<RunHead | null> {
      const row = await rows(organisationId, runId)
        .forUpdate()
        .first(...COLUMNS);
      return row === undefined ? null : toHead(row);
    },

    /** Open runs that have not moved since, in the order of their ids, after `afterId`. */
    async openSince(restingSince: Date, afterId: string | null, limit: number): Promise<RunHead[]> {
      const query = db<Row>(TABLE).whereNull('closed_at').where('updated_at', '<', restingSince);
      if (afterId !== null) void query.where('id', '>', afterId);
      const found = await query
        .orderBy('id')
        .limit(limit)
        .select(...COLUMNS);
      return found.map(toHead);
    },

    /** The ids of all open runs of an organisation. */
    async openOfOrganisation(organisationId: string): Promise<string[]> {
      const found = await db<Row>(TABLE)
        .where({ organisation_id: organisationId })
        .whereNull('closed_at')
        .orderBy('id')
        .select('id');
      return found.map(({ id }) => id);
    },

    /** Puts the run into its next epoch, where it stands as `head` says, open or closed. */
    async openEpoch(head: RunHead, closedAt: Date | null, at: Date): Promise<void> {
      await rows(head.organisationId, head.runId).update({
        epoch: head.epoch,
        closed_at: closedAt,
        archived_at: null,
      });
      await this.update(head, closedAt, at);
    },

    async update(head: RunHead, closedAt: Date | null, at: Date): Promise<void> {
      await rows(head.organisationId, head.runId).update({
        status: head.status,
        last_seq: head.lastSeq,
        last_hash: head.lastHash,
        last_occurrence_no: head.lastOccurrenceNo,
        open_incidents: head.openIncidents,
        updated_at: at,
        ...(closedAt === null ? {} : { closed_at: closedAt }),
      });
    },
  };
}
