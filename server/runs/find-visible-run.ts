import type { RunStatus } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { seesPointOfSale, type Caller } from '../people/caller.ts';

const COLUMNS = [
  'id',
  'process_id',
  'version',
  'plan_hash',
  'status',
  'business_key',
  'point_of_sale_id',
  'zone',
  'started_month',
  'started_at',
  'closed_at',
  'epoch',
  'last_seq',
  'open_incidents',
  'caller_run_id',
  'caller_token',
] as const;

interface Row {
  readonly organisation_id: string;
  readonly id: string;
  readonly process_id: string;
  readonly version: number;
  readonly plan_hash: string;
  readonly status: RunStatus;
  readonly business_key: string | null;
  readonly point_of_sale_id: string | null;
  readonly zone: string;
  readonly started_month: string;
  readonly started_at: Date;
  readonly closed_at: Date | null;
  readonly epoch: number;
  readonly last_seq: number;
  readonly open_incidents: number;
  readonly caller_run_id: string | null;
  readonly caller_token: number | null;
}

/** A run as its page and its verbs need it. */
export interface VisibleRun {
  readonly organisationId: string;
  readonly runId: string;
  readonly processId: string;
  readonly version: number;
  readonly planHash: string;
  readonly status: RunStatus;
  readonly businessKey: string | null;
  readonly pointOfSaleId: string | null;
  readonly zone: string;
  readonly startedMonth: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly epoch: number;
  readonly lastSeq: number;
  readonly openIncidents: number;
  readonly calledBy: { readonly runId: string; readonly token: number } | null;
}

export const isOpen = ({ status }: Pick<VisibleRun, 'status'>): boolean =>
  status === 'created' || status === 'running';

/** @throws AppError NOT_FOUND for a run that is not there, or of another's point of sale */
export async function findVisibleRun(
  db: Database,
  caller: Caller,
  runId: string,
): Promise<VisibleRun> {
  const row = await db<Row>('runs')
    .where({ organisation_id: caller.organisationId, id: runId })
    .first(...COLUMNS);
  if (row === undefined || !seesPointOfSale(caller, row.point_of_sale_id))
    throw createError('NOT_FOUND', { what: 'run' });
  return {
    organisationId: caller.organisationId,
    runId: row.id,
    processId: row.process_id,
    version: row.version,
    planHash: row.plan_hash,
    status: row.status,
    businessKey: row.business_key,
    pointOfSaleId: row.point_of_sale_id,
    zone: row.zone,
    startedMonth: row.started_month,
    startedAt: row.started_at,
    endedAt: row.closed_at,
    epoch: row.epoch,
    lastSeq: row.last_seq,
    openIncidents: row.open_incidents,
    calledBy:
      row.caller_run_id === null || row.caller_token === null
        ? null
        : { runId: row.caller_run_id, token: row.caller_token },
  };
}
