import { z } from 'zod';
import type { RunStatus } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { decodeCursor } from '../http/cursor.ts';
import { visiblePointsOfSale, type Caller } from '../people/caller.ts';
import type { RunQuery } from './run-contract.ts';

const COLUMNS = [
  'id',
  'process_id',
  'version',
  'status',
  'business_key',
  'point_of_sale_id',
  'started_at',
  'closed_at',
  'open_incidents',
] as const;

interface Row {
  readonly organisation_id: string;
  readonly id: string;
  readonly process_id: string;
  readonly procedure_id: string;
  readonly version: number;
  readonly status: RunStatus;
  readonly business_key: string | null;
  readonly point_of_sale_id: string | null;
  readonly started_at: Date;
  readonly closed_at: Date | null;
  readonly open_incidents: number;
}

export interface ListedRun {
  readonly id: string;
  readonly processId: string;
  readonly procedureId: string;
  readonly version: number;
  readonly status: RunStatus;
  readonly businessKey: string | null;
  readonly pointOfSaleId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly openIncidents: number;
}

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** The place of a run in the list: the newest first. */
export const runKey = ({ startedAt, id }: ListedRun): [string, string] => [
  startedAt.toISOString(),
  id,
];

/**
 * Runs of the caller's points of sale, newest first, `limit + 1` of them. Each point of sale is
 * read by its own index, so that a small one is found as fast as a large one.
 */
export async function listRuns(
  db: Database,
  caller: Caller,
  query: RunQuery,
): Promise<ListedRun[]> {
  const limit = query.limit + 1;
  const visible = visiblePointsOfSale(caller);
  const branch = (place: 'any' | (string & {}) | null) => {
    const runs = db('runs as run').where('run.organisation_id', caller.organisationId);
    if (place !== 'any') void runs.where('run.point_of_sale_id', place);
    narrowDown(runs, query);
    return runs
      .orderByRaw('run.started_at desc, run.id desc')
      .limit(limit)
      .select('run.organisation_id', ...COLUMNS.map((column) => `run.${column}`));
  };
  const places = visible === 'all' ? ['any' as const] : [null, ...visible];
  const rows: Row[] = await db
    .from(db.unionAll(places.map(branch), true).as('run'))
    .join('published_processes as process', (on) =>
      on
        .on('process.organisation_id', 'run.organisation_id')
        .andOn('process.process_id', 'run.process_id')
        .andOn('process.version', 'run.version'),
    )
    .orderByRaw('run.started_at desc, run.id desc')
    .limit(limit)
    .select(...COLUMNS.map((column) => `run.${column}`), 'process.procedure_id');
  return rows.map((row) => ({
    id: row.id,
    processId: row.process_id,
    procedureId: row.procedure_id,
    version: row.version,
    status: row.status,
    businessKey: row.business_key,
    pointOfSaleId: row.point_of_sale_id,
    startedAt: row.started_at,
    endedAt: row.closed_at,
    openIncidents: row.open_incidents,
  }));
}

function narrowDown(runs: ReturnType<Database>, query: RunQuery): void {
  const { process, version, status, businessKey, pointOfSale, from, to, cursor } = query;
  if (process !== undefined) void runs.where('run.process_id', process);
  if (version !== undefined) void runs.where('run.version', version);
  if (status !== undefined) void runs.where('run.status', status);
  if (businessKey !== undefined) void runs.where('run.business_key', businessKey);
  if (pointOfSale !== undefined) void runs.where('run.point_of_sale_id', pointOfSale);
  if (from !== undefined) void runs.where('run.started_at', '>=', new Date(from));
  if (to !== undefined) void runs.where('run.started_at', '<', new Date(to));
  if (cursor !== undefined)
    void runs.whereRaw(
      '(run.started_at, run.id) < (?::timestamptz, ?::uuid)',
      decodeCursor(cursor, cursorKey),
    );
}
