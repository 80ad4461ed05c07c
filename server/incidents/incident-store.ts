import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { IncidentStage } from '../../workflows/interpret/token.ts';
import type { Database } from '../db/connect.ts';
import { decodeCursor } from '../http/cursor.ts';
import { visiblePointsOfSale, type Caller } from '../people/caller.ts';
import type { IncidentQuery } from './incident-contract.ts';

type Status = 'open' | 'retried' | 'skipped' | 'overridden' | 'gone';

/** A step that failed and waits for an operator. */
export interface Incident {
  readonly id: string;
  readonly runId: string;
  /** Its number in the run. */
  readonly incident: number;
  readonly elementId: string;
  readonly stage: IncidentStage;
  readonly code: string;
  readonly params: Variables;
  readonly status: Status;
  readonly since: Date;
}

export interface ListedIncident extends Incident {
  readonly processId: string;
  readonly version: number;
  readonly businessKey: string | null;
  readonly pointOfSaleId: string | null;
}

interface Row {
  readonly organisation_id: string;
  readonly id: string;
  readonly run_id: string;
  readonly incident: number;
  readonly element_id: string;
  readonly stage: IncidentStage;
  readonly code: string;
  readonly params: Variables;
  readonly status: Status;
  readonly raised_at: Date;
}

interface ListedRow extends Row {
  readonly process_id: string;
  readonly version: number;
  readonly business_key: string | null;
  readonly point_of_sale_id: string | null;
}

const COLUMNS = [
  'id',
  'run_id',
  'incident',
  'element_id',
  'stage',
  'code',
  'params',
  'status',
  'raised_at',
] as const;

const toIncident = (row: Omit<Row, 'organisation_id'>): Incident => ({
  id: row.id,
  runId: row.run_id,
  incident: row.incident,
  elementId: row.element_id,
  stage: row.stage,
  code: row.code,
  params: row.params,
  status: row.status,
  since: row.raised_at,
});

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** The place of an incident in the list: the oldest first. */
export const incidentKey = ({ since, id }: Incident): [string, string] => [since.toISOString(), id];

export async function findIncident(
  db: Database,
  organisationId: string,
  id: string,
): Promise<Incident | null> {
  const row = await db<Row>('incidents')
    .where({ organisation_id: organisationId, id })
    .first(...COLUMNS);
  return row === undefined ? null : toIncident(row);
}

/** Open incidents of the caller's points of sale, oldest first, `limit + 1` of them. */
export async function listIncidents(
  db: Database,
  caller: Caller,
  query: IncidentQuery,
): Promise<ListedIncident[]> {
  const { run, process, element, code, pointOfSale, cursor, limit } = query;
  const visible = visiblePointsOfSale(caller);
  const found = db('incidents as incident')
    .join('runs as run', (on) =>
      on.on('run.organisation_id', 'incident.organisation_id').andOn('run.id', 'incident.run_id'),
    )
    .where('incident.organisation_id', caller.organisationId)
    .whereRaw(`incident.status = 'open'`);
  if (visible !== 'all')
    void found.whereRaw('(run.point_of_sale_id is null or run.point_of_sale_id = any(?::uuid[]))', [
      [...visible],
    ]);
  if (run !== undefined) void found.where('incident.run_id', run);
  if (process !== undefined) void found.where('run.process_id', process);
  if (element !== undefined) void found.where('incident.element_id', element);
  if (code !== undefined) void found.where('incident.code', code);
  if (pointOfSale !== undefined) void found.where('run.point_of_sale_id', pointOfSale);
  if (cursor !== undefined)
    void found.whereRaw(
      '(incident.raised_at, incident.id) > (?::timestamptz, ?::uuid)',
      decodeCursor(cursor, cursorKey),
    );
  const rows: ListedRow[] = await found
    .orderByRaw('incident.raised_at, incident.id')
    .limit(limit + 1)
    .select(
      ...COLUMNS.map((column) => `incident.${column}`),
      'run.process_id',
      'run.version',
      'run.business_key',
      'run.point_of_sale_id',
    );
  return rows.map((row) => ({
    ...toIncident(row),
    processId: row.process_id,
    version: row.version,
    businessKey: row.business_key,
    pointOfSaleId: row.point_of_sale_id,
  }));
}
