import type { Database } from '../db/connect.ts';

const TABLE = 'alarms';

/** Something that must never be, and that somebody has to look at. `/api/health` shows them. */
export interface Alarm {
  readonly organisationId: string;
  /** The same trouble has the same key, and is kept once. */
  readonly key: string;
  readonly kind:
    | 'fact-differs'
    | 'occurrence-differs'
    | 'facts-missing'
    | 'run-unknown'
    | 'epoch-closed'
    | 'run-terminated'
    | 'run-failed'
    | 'archive-overdue'
    | 'zone-data-changed'
    | 'never-taken';
  readonly runId: string | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

interface Row {
  organisation_id: string;
  key: string;
  kind: Alarm['kind'];
  run_id: string | null;
  detail: Alarm['detail'];
  first_at: Date;
  last_at: Date;
  times: number;
  settled_at: Date | null;
}

export function createAlarmStore(db: Database) {
  return {
    async raise(alarm: Alarm, at: Date): Promise<void> {
      await db.raw(
        `insert into ${TABLE} (organisation_id, key, kind, run_id, detail, first_at, last_at)
         values (?, ?, ?, ?, ?, ?, ?)
         on conflict (organisation_id, key)
         do update set last_at = excluded.last_at, times = ${TABLE}.times + 1, settled_at = null`,
        [
          alarm.organisationId,
          alarm.key,
          alarm.kind,
          alarm.runId,
          JSON.stringify(alarm.detail),
          at,
          at,
        ],
      );
    },

    /** The trouble is over, or somebody has dealt with it. */
    async settle(organisationId: string, key: string, at: Date): Promise<void> {
      await db<Row>(TABLE)
        .where({ organisation_id: organisationId, key, settled_at: null })
        .update({ settled_at: at });
    },

    /** The same for all alarms of these kinds about a run. */
    async settleOfRun(
      { organisationId, runId }: { readonly organisationId: string; readonly runId: string },
      kinds: readonly Alarm['kind'][],
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE)
        .where({ organisation_id: organisationId, run_id: runId, settled_at: null })
        .whereIn('kind', [...kinds])
        .update({ settled_at: at });
    },

    /** Alarms nobody has dealt with, the latest first, of all organisations. */
    async open(limit: number): Promise<(Alarm & { firstAt: Date; lastAt: Date; times: number })[]> {
      const rows = await db<Row>(TABLE)
        .whereNull('settled_at')
        .orderBy('last_at', 'desc')
        .limit(limit)
        .select(
          'organisation_id',
          'key',
          'kind',
          'run_id',
          'detail',
          'first_at',
          'last_at',
          'times',
        );
      return rows.map((row) => ({
        organisationId: row.organisation_id,
        key: row.key,
        kind: row.kind,
        runId: row.run_id,
        detail: row.detail,
        firstAt: row.first_at,
        lastAt: row.last_at,
        times: row.times,
      }));
    },
  };
}
