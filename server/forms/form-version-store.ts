import type { Database } from '../db/connect.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { PublishedForm } from '../procedures/compiler.ts';
import type { FormSchema } from './form-schema.ts';

const TABLE = 'form_versions';
const COLUMNS = [
  'number',
  'schema',
  'content_hash',
  'note',
  'published_by',
  'published_at',
] as const;

interface Row {
  organisation_id: OrganisationId;
  form_id: string;
  number: number;
  schema: FormSchema;
  content_hash: string;
  note: string | null;
  published_by: Actor;
  published_at: Date;
}

export interface FormVersion {
  readonly number: number;
  readonly schema: FormSchema;
  /** SHA-256 of the schema as canonical JSON, by which plans refer to it. */
  readonly contentHash: string;
  readonly note: string | null;
  readonly publishedBy: Actor;
  readonly publishedAt: Date;
}

const toVersion = (row: Pick<Row, (typeof COLUMNS)[number]>): FormVersion => ({
  number: row.number,
  schema: row.schema,
  contentHash: row.content_hash,
  note: row.note,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
});

export function createFormVersionStore(db: Database) {
  return {
    async insert(organisationId: OrganisationId, formId: string, version: FormVersion) {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        form_id: formId,
        number: version.number,
        schema: version.schema,
        content_hash: version.contentHash,
        note: version.note,
        published_by: version.publishedBy,
        published_at: version.publishedAt,
      });
    },

    /** Newest first, below `before`. */
    async list(
      organisationId: OrganisationId,
      formId: string,
      before: number | null,
      limit: number,
    ) {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, form_id: formId });
      if (before !== null) void query.where('number', '<', before);
      const rows = await query
        .orderBy('number', 'desc')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toVersion);
    },

    async find(organisationId: OrganisationId, formId: string, number: number) {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, form_id: formId, number })
        .first(...COLUMNS);
      return row === undefined ? null : toVersion(row);
    },

    async findByHash(organisationId: OrganisationId, contentHash: string) {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, content_hash: contentHash })
        .first(...COLUMNS);
      return row === undefined ? null : toVersion(row);
    },

    /** The newest version of every form that is not hidden: what publish may refer to. */
    async latest(organisationId: OrganisationId): Promise<PublishedForm[]> {
      const rows = await db<Row>(TABLE)
        .join('forms', function joinOwner() {
          this.on('forms.organisation_id', 'form_versions.organisation_id')
            .andOn('forms.id', 'form_versions.form_id')
            .andOn('forms.latest_version', 'form_versions.number');
        })
        .where({ 'forms.organisation_id': organisationId, 'forms.hidden_at': null })
        .orderBy('form_versions.form_id')
        .select<Pick<Row, 'form_id' | 'content_hash' | 'schema'>[]>(
          'form_id',
          'content_hash',
          'schema',
        );
      return rows.map((row) => ({
        formId: row.form_id,
        hash: row.content_hash,
        schema: row.schema,
      }));
    },
  };
}
