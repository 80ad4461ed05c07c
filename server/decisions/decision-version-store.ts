import type { Database } from '../db/connect.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { PublishedDecisionFile } from '../procedures/compiler.ts';

const TABLE = 'decision_versions';
const TABLE_IDS = 'decision_table_ids';
const COLUMNS = [
  'number',
  'xml',
  'table_ids',
  'content_hash',
  'note',
  'published_by',
  'published_at',
] as const;

interface Row {
  organisation_id: OrganisationId;
  decision_id: string;
  number: number;
  xml: string;
  table_ids: string[];
  content_hash: string;
  note: string | null;
  published_by: Actor;
  published_at: Date;
}

export interface DecisionVersion {
  readonly number: number;
  readonly xml: string;
  readonly tableIds: readonly string[];
  /** SHA-256 of the XML, by which plans refer to it. */
  readonly contentHash: string;
  readonly note: string | null;
  readonly publishedBy: Actor;
  readonly publishedAt: Date;
}

const toVersion = (row: Pick<Row, (typeof COLUMNS)[number]>): DecisionVersion => ({
  number: row.number,
  xml: row.xml,
  tableIds: row.table_ids,
  contentHash: row.content_hash,
  note: row.note,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
});

export function createDecisionVersionStore(db: Database) {
  return {
    /** Takes the ids for this file; answers those that another file has already. */
    async claimTableIds(
      organisationId: OrganisationId,
      fileId: string,
      tableIds: readonly string[],
    ) {
      const taken: string[] = [];
      // In one order, so that two who publish at once cannot wait for each other.
      for (const tableId of tableIds.toSorted()) {
        const place = { organisation_id: organisationId, table_id: tableId };
        await db(TABLE_IDS)
          .insert({ ...place, decision_id: fileId })
          .onConflict(['organisation_id', 'table_id'])
          .ignore();
        const mine: unknown = await db(TABLE_IDS)
          .where({ ...place, decision_id: fileId })
          .first('table_id');
        if (mine === undefined) taken.push(tableId);
      }
      return taken;
    },

    async insert(organisationId: OrganisationId, fileId: string, version: DecisionVersion) {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        decision_id: fileId,
        number: version.number,
        xml: version.xml,
        table_ids: [...version.tableIds],
        content_hash: version.contentHash,
        note: version.note,
        published_by: version.publishedBy,
        published_at: version.publishedAt,
      });
    },

    /** Newest first, below `before`. */
    async list(
      organisationId: OrganisationId,
      fileId: string,
      before: number | null,
      limit: number,
    ) {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId, decision_id: fileId });
      if (before !== null) void query.where('number', '<', before);
      const rows = await query
        .orderBy('number', 'desc')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toVersion);
    },

    async find(organisationId: OrganisationId, fileId: string, number: number) {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, decision_id: fileId, number })
        .first(...COLUMNS);
      return row === undefined ? null : toVersion(row);
    },

    async findByHash(organisationId: OrganisationId, contentHash: string) {
      const row = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, content_hash: contentHash })
        .first(...COLUMNS);
      return row === undefined ? null : toVersion(row);
    },

    /** The newest version of every file that is not hidden: what publish may refer to. */
    async latest(organisationId: OrganisationId): Promise<PublishedDecisionFile[]> {
      const rows = await db<Row>(TABLE)
        .join('decisions', function joinOwner() {
          this.on('decisions.organisation_id', 'decision_versions.organisation_id')
            .andOn('decisions.id', 'decision_versions.decision_id')
            .andOn('decisions.latest_version', 'decision_versions.number');
        })
        .where({ 'decisions.organisation_id': organisationId, 'decisions.hidden_at': null })
        .orderBy('decision_versions.decision_id')
        .select<Pick<Row, 'table_ids' | 'content_hash' | 'xml'>[]>(
          'table_ids',
          'content_hash',
          'xml',
        );
      return rows.map((row) => ({ tableIds: row.table_ids, hash: row.content_hash, xml: row.xml }));
    },
  };
}
