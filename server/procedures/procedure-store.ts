import type { Database } from '../db/connect.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { Procedure, ProcedureDraft, ProcedureId } from './procedure.ts';

const TABLE = 'procedures';
const DRAFTS = 'procedure_drafts';
const COLUMNS = ['id', 'name', 'latest_version', 'hidden_at', 'version'] as const;

interface Row {
  organisation_id: OrganisationId;
  id: ProcedureId;
  name: string;
  latest_version: number;
  hidden_at: Date | null;
  version: number;
  created_at: Date;
}

interface DraftRow {
  organisation_id: OrganisationId;
  procedure_id: ProcedureId;
  xml: string;
  version: number;
  updated_by: Actor;
  updated_at: Date;
}

const toProcedure = (row: Pick<Row, (typeof COLUMNS)[number]>): Procedure => ({
  id: row.id,
  name: row.name,
  latestVersion: row.latest_version,
  hiddenAt: row.hidden_at,
  version: row.version,
});

export function createProcedureStore(db: Database) {
  const one = (organisationId: OrganisationId, id: ProcedureId) =>
    db<Row>(TABLE).where({ organisation_id: organisationId, id });
  const drafts = (organisationId: OrganisationId, id: ProcedureId) =>
    db<DraftRow>(DRAFTS).where({ organisation_id: organisationId, procedure_id: id });

  return {
    async find(organisationId: OrganisationId, id: ProcedureId): Promise<Procedure | null> {
      const row = await one(organisationId, id).first(...COLUMNS);
      return row === undefined ? null : toProcedure(row);
    },

    /** Finds it and keeps others from publishing or changing it until the transaction ends. */
    async lock(organisationId: OrganisationId, id: ProcedureId): Promise<Procedure | null> {
      const row = await one(organisationId, id)
        .forUpdate()
        .first(...COLUMNS);
      return row === undefined ? null : toProcedure(row);
    },

    async findDraft(
      organisationId: OrganisationId,
      id: ProcedureId,
    ): Promise<ProcedureDraft | null> {
      const row = await drafts(organisationId, id).first('xml', 'version', 'updated_at');
      return row === undefined
        ? null
        : { xml: row.xml, version: row.version, updatedAt: row.updated_at };
    },

    /** What is not hidden, in the order of creation, after `afterId`. */
    async list(organisationId: OrganisationId, afterId: string | null, limit: number) {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, hidden_at: null });
      if (afterId !== null) void query.where('id', '>', afterId);
      const rows = await query
        .orderBy('id')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toProcedure);
    },

    async insert(
      organisationId: OrganisationId,
      procedure: { readonly id: ProcedureId; readonly name: string; readonly xml: string },
      by: Actor,
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: procedure.id,
        name: procedure.name,
        created_at: at,
      });
      await db<DraftRow>(DRAFTS).insert({
        organisation_id: organisationId,
        procedure_id: procedure.id,
        xml: procedure.xml,
        updated_by: by,
        updated_at: at,
      });
    },

    /** False when the draft is no longer at that version. */
    async updateDraft(
      organisationId: OrganisationId,
      id: ProcedureId,
      draft: { readonly xml: string; readonly version: number },
      by: Actor,
      at: Date,
    ): Promise<boolean> {
      const changed = await drafts(organisationId, id)
        .where({ version: draft.version })
        .update({ xml: draft.xml, version: draft.version + 1, updated_by: by, updated_at: at });
      return changed > 0;
    },

    /** Name and hidden; false when the procedure is no longer at that version. */
    async update(organisationId: OrganisationId, procedure: Procedure): Promise<boolean> {
      const changed = await one(organisationId, procedure.id)
        .where({ version: procedure.version })
        .update({
          name: procedure.name,
          hidden_at: procedure.hiddenAt,
          version: procedure.version + 1,
        });
      return changed > 0;
    },

    async setLatestVersion(organisationId: OrganisationId, id: ProcedureId, number: number) {
      await one(organisationId, id).update({ latest_version: number });
    },
  };
}
