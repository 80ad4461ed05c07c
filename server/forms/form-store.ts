import type { Database } from '../db/connect.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { FormSchema } from './form-schema.ts';

const TABLE = 'forms';
const COLUMNS = [
  'id',
  'name',
  'draft',
  'latest_version',
  'hidden_at',
  'version',
  'updated_at',
] as const;

interface Row {
  organisation_id: OrganisationId;
  id: string;
  name: string;
  draft: FormSchema;
  latest_version: number;
  hidden_at: Date | null;
  version: number;
  updated_by: Actor;
  updated_at: Date;
}

/** A form-js form: what a person fills in for a task. */
export interface Form {
  /** The `id` of the schema. */
  readonly id: string;
  readonly name: string;
  readonly draft: FormSchema;
  readonly latestVersion: number;
  readonly hiddenAt: Date | null;
  readonly version: number;
  readonly updatedAt: Date;
}

const toForm = (row: Pick<Row, (typeof COLUMNS)[number]>): Form => ({
  id: row.id,
  name: row.name,
  draft: row.draft,
  latestVersion: row.latest_version,
  hiddenAt: row.hidden_at,
  version: row.version,
  updatedAt: row.updated_at,
});

export function createFormStore(db: Database) {
  const one = (organisationId: OrganisationId, id: string) =>
    db<Row>(TABLE).where({ organisation_id: organisationId, id });

  return {
    async find(organisationId: OrganisationId, id: string): Promise<Form | null> {
      const row = await one(organisationId, id).first(...COLUMNS);
      return row === undefined ? null : toForm(row);
    },

    /** Finds it and keeps others from changing it until the transaction ends. */
    async lock(organisationId: OrganisationId, id: string): Promise<Form | null> {
      const row = await one(organisationId, id)
        .forUpdate()
        .first(...COLUMNS);
      return row === undefined ? null : toForm(row);
    },

    /** What is not hidden, sorted by id, after `afterId`. */
    async list(organisationId: OrganisationId, afterId: string | null, limit: number) {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, hidden_at: null });
      if (afterId !== null) void query.where('id', '>', afterId);
      const rows = await query
        .orderBy('id')
        .limit(limit)
        .select('id', 'name', 'latest_version', 'hidden_at', 'version', 'updated_at');
      return rows.map((row) => toForm({ ...row, draft: {} }));
    },

    async insert(
      organisationId: OrganisationId,
      file: { readonly id: string; readonly name: string; readonly draft: FormSchema },
      by: Actor,
      at: Date,
    ): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: file.id,
        name: file.name,
        draft: file.draft,
        updated_by: by,
        updated_at: at,
      });
    },

    /** False when the draft is no longer at that version. */
    async updateDraft(
      organisationId: OrganisationId,
      file: {
        readonly id: string;
        readonly name: string;
        readonly draft: FormSchema;
        readonly version: number;
      },
      by: Actor,
      at: Date,
    ): Promise<boolean> {
      const { id, name, draft, version } = file;
      const changed = await one(organisationId, id)
        .where({ version })
        .update({ name, draft, version: version + 1, updated_by: by, updated_at: at });
      return changed > 0;
    },

    async setLatestVersion(organisationId: OrganisationId, id: string, number: number) {
      await one(organisationId, id).update({ latest_version: number });
    },
  };
}
