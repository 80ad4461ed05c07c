import type { Database } from '../db/connect.ts';

const RUNS = 'runs';
const ARCHIVES = 'run_archives';

export interface ArchivedPart {
  readonly part: number;
  readonly workflowRunId: string;
  readonly events: number;
  readonly keyId: string;
  /** The compressed, encrypted history (`sealArchive`). */
  readonly content: Uint8Array;
  /** Hexadecimal, of `content`. */
  readonly sha256: string;
}

export interface ClosedRun {
  readonly organisationId: string;
  readonly runId: string;
  /** When its end was written, on the server's clock and not the organisation's. */
  readonly closedAt: Date;
}

interface RunRow {
  organisation_id: string;
  id: string;
  updated_at: Date;
  archived_at: Date | null;
}

interface Row {
  organisation_id: string;
  run_id: string;
  part: number;
  workflow_run_id: string;
  events: number;
  key_id: string;
  content: Buffer;
  sha256: string;
  archived_at: Date;
}

export function createArchiveStore(db: Database) {
  return {
    /** Closed runs that are not archived, in the order of their ids, after `afterId`. */
    async unarchived(afterId: string | null, limit: number): Promise<ClosedRun[]> {
      const query = db<RunRow>(RUNS).whereNotNull('closed_at').whereNull('archived_at');
      if (afterId !== null) void query.where('id', '>', afterId);
      const rows = await query
        .orderBy('id')
        .limit(limit)
        .select('organisation_id', 'id', 'updated_at');
      return rows.map((row) => ({
        organisationId: row.organisation_id,
        runId: row.id,
        closedAt: row.updated_at,
      }));
    },

    /** Keeps parts that are not kept yet. */
    async insert(
      run: Omit<ClosedRun, 'closedAt'>,
      parts: readonly ArchivedPart[],
      at: Date,
    ): Promise<void> {
      for (const { part, workflowRunId, events, keyId, content, sha256 } of parts)
        await db<Row>(ARCHIVES)
          .insert({
            organisation_id: run.organisationId,
            run_id: run.runId,
            part,
            workflow_run_id: workflowRunId,
            events,
            key_id: keyId,
            content: Buffer.from(content),
            sha256,
            archived_at: at,
          })
          .onConflict(['organisation_id', 'run_id', 'part'])
          .ignore();
    },

    /** All of the run's history is kept. */
    async setArchived(run: ClosedRun, at: Date): Promise<void> {
      await db<RunRow>(RUNS)
        .where({ organisation_id: run.organisationId, id: run.runId })
        .update({ archived_at: at });
    },

    /** The parts of a run's archive in order; while it is open those that an epoch closed. */
    async parts(organisationId: string, runId: string): Promise<ArchivedPart[]> {
      const rows = await db<Row>(ARCHIVES)
        .where({ organisation_id: organisationId, run_id: runId })
        .orderBy('part')
        .select('part', 'workflow_run_id', 'events', 'key_id', 'content', 'sha256');
      return rows.map((row) => ({
        part: row.part,
        workflowRunId: row.workflow_run_id,
        events: row.events,
        keyId: row.key_id,
        content: row.content,
        sha256: row.sha256,
      }));
    },
  };
}
