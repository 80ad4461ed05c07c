import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from '../db/connect.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import { sha256 } from '../organisation-record/content-hash.ts';
import type { Json } from '../organisation-record/json.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { CompiledProcess } from './compiler.ts';
import type { ProcedureId, ProcedureVersion } from './procedure.ts';

const VERSIONS = 'procedure_versions';
const PROCESSES = 'published_processes';
const PROCESS_IDS = 'process_ids';
const PLANS = 'plans';
const COLUMNS = ['number', 'note', 'plan_hashes', 'published_by', 'published_at'] as const;

interface Row {
  organisation_id: OrganisationId;
  procedure_id: ProcedureId;
  number: number;
  xml: string;
  xml_hash: string;
  note: string | null;
  plan_hashes: string[];
  published_by: Actor;
  published_at: Date;
}

interface ProcessRow {
  organisation_id: OrganisationId;
  process_id: string;
  version: number;
  procedure_id: ProcedureId;
  plan_hash: string;
  starts: unknown;
  published_at: Date;
}

const toVersion = (row: Pick<Row, (typeof COLUMNS)[number]>): ProcedureVersion => ({
  number: row.number,
  note: row.note,
  planHashes: row.plan_hashes,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
});

export interface NewVersion {
  readonly procedureId: ProcedureId;
  readonly number: number;
  readonly xml: string;
  readonly note: string | null;
  readonly plans: readonly CompiledProcess[];
  readonly by: Actor;
  readonly at: Date;
}

/** Plans are kept compressed: canonical JSON, so that the hash can be proved from the bytes. */
export const packPlan = (plan: Json): Buffer => gzipSync(canonicalJson(plan), { level: 9 });

/** Versions, the processes they publish, and the plans, which are found by their content hash. */
export function createVersionStore(db: Database) {
  return {
    /** Takes the ids for this procedure; answers those that another has already. */
    async claimProcessIds(
      organisationId: OrganisationId,
      procedureId: ProcedureId,
      processIds: readonly string[],
    ): Promise<string[]> {
      const taken: string[] = [];
      // In one order, so that two who publish at once cannot wait for each other.
      for (const processId of processIds.toSorted()) {
        const place = { organisation_id: organisationId, process_id: processId };
        await db(PROCESS_IDS)
          .insert({ ...place, procedure_id: procedureId })
          .onConflict(['organisation_id', 'process_id'])
          .ignore();
        const mine: unknown = await db(PROCESS_IDS)
          .where({ ...place, procedure_id: procedureId })
          .first('process_id');
        if (mine === undefined) taken.push(processId);
      }
      return taken;
    },

    /** Of these ids, those that another procedure publishes. */
    async processIdsOfOthers(
      organisationId: OrganisationId,
      procedureId: ProcedureId | null,
      processIds: readonly string[],
    ): Promise<string[]> {
      const query = db<ProcessRow>(PROCESS_IDS)
        .where({ organisation_id: organisationId })
        .whereIn('process_id', [...processIds]);
      if (procedureId !== null) void query.whereNot({ procedure_id: procedureId });
      const rows = await query.orderBy('process_id').select('process_id');
      return rows.map((row) => row.process_id);
    },

    async insert(organisationId: OrganisationId, version: NewVersion): Promise<void> {
      for (const { hash, plan } of version.plans)
        await db(PLANS)
          .insert({
            organisation_id: organisationId,
            hash,
            gzip: packPlan(plan),
            created_at: version.at,
          })
          .onConflict(['organisation_id', 'hash'])
          .ignore();
      await db<Row>(VERSIONS).insert({
        organisation_id: organisationId,
        procedure_id: version.procedureId,
        number: version.number,
        xml: version.xml,
        xml_hash: sha256(version.xml),
        note: version.note,
        plan_hashes: version.plans.map(({ hash }) => hash),
        published_by: version.by,
        published_at: version.at,
      });
      for (const { processId, hash, starts } of version.plans)
        await db<ProcessRow>(PROCESSES).insert({
          organisation_id: organisationId,
          process_id: processId,
          version: version.number,
          procedure_id: version.procedureId,
          plan_hash: hash,
          starts: JSON.stringify(starts),
          published_at: version.at,
        });
    },

    /** Newest first, below `before`. */
    async list(
      organisationId: OrganisationId,
      id: ProcedureId,
      before: number | null,
      limit: number,
    ) {
      const query = db<Row>(VERSIONS).where({ organisation_id: organisationId, procedure_id: id });
      if (before !== null) void query.where('number', '<', before);
      const rows = await query
        .orderBy('number', 'desc')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toVersion);
    },

    async find(organisationId: OrganisationId, id: ProcedureId, number: number) {
      const row = await db<Row>(VERSIONS)
        .where({ organisation_id: organisationId, procedure_id: id, number })
        .first(...COLUMNS, 'xml');
      if (row === undefined) return null;
      const processes = await db<ProcessRow>(PROCESSES)
        .where({ organisation_id: organisationId, procedure_id: id, version: number })
        .orderBy('process_id')
        .select('process_id', 'plan_hash');
      return {
        ...toVersion(row),
        xml: row.xml,
        processes: processes.map((each) => ({
          processId: each.process_id,
          planHash: each.plan_hash,
        })),
      };
    },

    /** The plan as it was hashed: canonical JSON text. Null for an unknown hash. */
    async findPlan(organisationId: OrganisationId, hash: string): Promise<string | null> {
      const row = await db<{ organisation_id: string; hash: string; gzip: Buffer }>(PLANS)
        .where({ organisation_id: organisationId, hash })
        .first('gzip');
      return row === undefined ? null : gunzipSync(row.gzip).toString('utf8');
    },

    /** What starts each process of a version without a person, as it was published. */
    async startsOf(organisationId: OrganisationId, procedureId: ProcedureId, version: number) {
      const rows = await db<ProcessRow>(PROCESSES)
        .where({ organisation_id: organisationId, procedure_id: procedureId, version })
        .orderBy('process_id')
        .select('process_id', 'starts');
      return rows.map((row) => ({ processId: row.process_id, starts: row.starts }));
    },

    /** A published process, the newest unless a version is given. */
    async findProcess(organisationId: OrganisationId, processId: string, version: number | null) {
      const query = db<ProcessRow>(PROCESSES).where({
        organisation_id: organisationId,
        process_id: processId,
      });
      if (version !== null) void query.where({ version });
      const row = await query
        .orderBy('version', 'desc')
        .first('process_id', 'version', 'procedure_id', 'plan_hash', 'starts');
      if (row === undefined) return null;
      return {
        processId: row.process_id,
        version: row.version,
        procedureId: row.procedure_id,
        planHash: row.plan_hash,
        starts: row.starts,
      };
    },
  };
}
