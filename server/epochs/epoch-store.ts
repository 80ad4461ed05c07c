import type { Database } from '../db/connect.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { EpochCause, EpochOpening } from './epoch.ts';

const TABLE = 'run_epochs';

interface Row {
  organisation_id: string;
  run_id: string;
  epoch: number;
  cause: EpochCause;
  after_seq: number;
  after_hash: string;
  after_occurrence_no: number;
  closed_seq: number;
  closed_hash: string;
  closed_occurrence_no: number;
  closed_executions: string[];
  actor: Actor;
  reason: string;
  opened_at: Date;
}

const toOpening = (row: Row): EpochOpening => ({
  epoch: row.epoch,
  cause: row.cause,
  after: { seq: row.after_seq, hash: row.after_hash, no: row.after_occurrence_no },
  closed: { seq: row.closed_seq, hash: row.closed_hash, no: row.closed_occurrence_no },
  closedExecutions: row.closed_executions,
  actor: row.actor,
  reason: row.reason,
  openedAt: row.opened_at,
});

interface RunPlace {
  readonly organisationId: string;
  readonly runId: string;
}

export function createEpochStore(db: Database) {
  return {
    /** How the later epochs of a run began, in order; none for most runs. */
    async openings({ organisationId, runId }: RunPlace): Promise<EpochOpening[]> {
      const rows = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, run_id: runId })
        .orderBy('epoch');
      return rows.map(toOpening);
    },

    async insert({ organisationId, runId }: RunPlace, opening: EpochOpening): Promise<void> {
      const { after, closed, actor, ...rest } = opening;
      await db(TABLE).insert({
        organisation_id: organisationId,
        run_id: runId,
        epoch: rest.epoch,
        cause: rest.cause,
        after_seq: after.seq,
        after_hash: after.hash,
        after_occurrence_no: after.no,
        closed_seq: closed.seq,
        closed_hash: closed.hash,
        closed_occurrence_no: closed.no,
        closed_executions: [...rest.closedExecutions],
        actor: JSON.stringify(actor),
        reason: rest.reason,
        opened_at: rest.openedAt,
      });
    },
  };
}
