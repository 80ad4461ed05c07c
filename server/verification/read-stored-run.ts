import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import { createArchiveStore } from '../background/archive-store.ts';
import type { Database } from '../db/connect.ts';
import { createEpochStore } from '../epochs/epoch-store.ts';
import { EPOCH_OPENED, type EpochOpening } from '../epochs/epoch.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { createFactStore, type ChainedFact } from '../facts/fact-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createPersonalValueStore } from '../personal-values/personal-value-store.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import { createRunHeadStore, type RunHead } from '../runs/run-head-store.ts';
import { createRunStore } from '../runs/run-store.ts';
import { asJson } from './as-json.ts';
import { referencesIn } from './check-personal-values.ts';
import type {
  Projections,
  ProjectionTable,
  StoredEpoch,
  StoredOccurrence,
  StoredRun,
} from './stored-run.ts';

const LAST = 2_147_483_647;

interface RunRow {
  readonly organisation_id: string;
  readonly version: number;
  readonly plan_hash: string;
  readonly point_of_sale_id: string | null;
  readonly started_at: Date;
  readonly closed_at: Date | null;
  readonly archived_at: Date | null;
}

/** Reads a run at one moment: what is written meanwhile is not seen. */
export function readStoredRun(
  db: Database,
  organisationId: string,
  runId: string,
): Promise<StoredRun | null> {
  return db.transaction((transaction) => readAll(transaction, organisationId, runId), {
    isolationLevel: 'repeatable read',
    readOnly: true,
  });
}

async function readAll(
  db: Database,
  organisationId: string,
  runId: string,
): Promise<StoredRun | null> {
  const head = await createRunHeadStore(db).find(organisationId, runId);
  const initial = await createRunStore(db).initialState(organisationId, runId);
  const row = await db<RunRow & { id: string }>('runs')
    .where({ organisation_id: organisationId, id: runId })
    .first('version', 'plan_hash', 'point_of_sale_id', 'started_at', 'closed_at', 'archived_at');
  if (head === null || initial === null || row === undefined) return null;
  const openings = await createEpochStore(db).openings(head);
  const epochs = await readEpochs(db, head, openings);
  const referred = epochs.flatMap(({ facts }) => facts.flatMap(({ fact }) => referencesIn(fact)));
  const ids = [...new Set(referred.map(({ personal }) => personal))];
  return {
    head,
    version: row.version,
    planHash: row.plan_hash,
    pointOfSaleId: row.point_of_sale_id,
    startedAt: row.started_at.getTime(),
    closedAt: row.closed_at?.toISOString() ?? null,
    initial,
    plan: await readPlanText(db, organisationId, row.plan_hash),
    epochs,
    openings,
    openingsRecorded: openings.length === 0 ? [] : await readRecorded(db, organisationId, runId),
    projections: await readProjections(db, organisationId, runId),
    archived: row.archived_at !== null,
    archive: await createArchiveStore(db).parts(organisationId, runId),
    personalValues:
      ids.length === 0 ? [] : await createPersonalValueStore(db, organisationId).byIds(ids),
  };
}

/** Null also where the stored bytes cannot be unpacked: they are no plan then. */
async function readPlanText(db: Database, organisation: string, hash: string) {
  const organisationId = readOrganisationId.parse(organisation);
  return createVersionStore(db)
    .findPlan(organisationId, hash)
    .catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
        return null;
      throw error;
    });
}

/** What the organisation's record says of the run's openings. */
async function readRecorded(db: Database, organisationId: string, runId: string) {
  const subject = { type: 'run', id: runId };
  const store = createOrganisationRecordStore(db);
  const entries = await store.listOf(organisationId, subject, 0, LAST);
  return entries.filter(({ kind }) => kind === EPOCH_OPENED);
}

async function readEpochs(
  db: Database,
  head: RunHead,
  openings: readonly EpochOpening[],
): Promise<StoredEpoch[]> {
  const place = {
    organisation_id: head.organisationId,
    started_month: head.startedMonth,
    run_id: head.runId,
  };
  const numbers = new Set<number>([1, head.epoch, ...openings.map(({ epoch }) => epoch)]);
  for (const table of ['facts', 'occurrences']) {
    const rows = await db<{ epoch: number }>(table).where(place).distinct('epoch');
    for (const { epoch } of rows) numbers.add(epoch);
  }
  const epochs: StoredEpoch[] = [];
  for (const epoch of [...numbers].toSorted((a, b) => a - b)) {
    const facts: ChainedFact[] = await createFactStore(db).facts({ ...head, epoch }, 0, LAST);
    epochs.push({ epoch, facts, occurrences: await readOccurrences(db, { ...place, epoch }) });
  }
  return epochs;
}

interface OccurrenceRow {
  readonly occurrence_no: number;
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly payload: JsonValue;
  readonly first_seq: number;
  readonly last_seq: number;
}

async function readOccurrences(
  db: Database,
  place: Readonly<Record<string, string | number>>,
): Promise<StoredOccurrence[]> {
  const rows: OccurrenceRow[] = await db('occurrences')
    .where(place)
    .orderBy('occurrence_no')
    .select('occurrence_no', 'id', 'kind', 'at', 'payload', 'first_seq', 'last_seq');
  return rows.map((row) => ({
    no: row.occurrence_no,
    id: row.id,
    kind: row.kind,
    at: row.at.getTime(),
    payload: row.payload,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
  }));
}

async function readProjections(
  db: Database,
  organisationId: string,
  runId: string,
): Promise<Projections> {
  const read = async (table: ProjectionTable) => {
    const rows: Record<string, unknown>[] = await db(table).where({
      organisation_id: organisationId,
      run_id: runId,
    });
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asJson(value)])),
    );
  };
  return {
    tasks: await read('tasks'),
    open_elements: await read('open_elements'),
    subscriptions: await read('subscriptions'),
    incidents: await read('incidents'),
    run_timers: await read('run_timers'),
    run_variables: await read('run_variables'),
    message_deliveries: await read('message_deliveries'),
  };
}
