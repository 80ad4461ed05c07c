import type { Database } from '../db/connect.ts';
import type { OrganisationId } from '../people/person.ts';
import type { Role } from '../people/role.ts';

const TABLE = 'api_tokens';
const COLUMNS = [
  'id',
  'name',
  'prefix',
  'role',
  'person_id',
  'created_at',
  'last_used_at',
  'revoked_at',
] as const;

interface Row {
  organisation_id: OrganisationId;
  id: string;
  name: string;
  prefix: string;
  token_hash: string;
  role: Role;
  person_id: string | null;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export interface NewToken {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly hash: string;
  readonly role: Role;
  readonly personId: string | null;
}

export interface UsableToken {
  readonly organisationId: OrganisationId;
  readonly id: string;
  readonly role: Role;
  readonly personId: string | null;
  readonly lastUsedAt: Date | null;
}

const toToken = (row: Pick<Row, (typeof COLUMNS)[number]>) => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  role: row.role,
  personId: row.person_id,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

export function createTokenStore(db: Database) {
  return {
    async insert(organisationId: OrganisationId, token: NewToken, at: Date): Promise<void> {
      await db<Row>(TABLE).insert({
        organisation_id: organisationId,
        id: token.id,
        name: token.name,
        prefix: token.prefix,
        token_hash: token.hash,
        role: token.role,
        person_id: token.personId,
        created_at: at,
      });
    },

    async findUsable(hash: string): Promise<UsableToken | null> {
      const row = await db<Row>(TABLE)
        .where({ token_hash: hash, revoked_at: null })
        .first('organisation_id', 'id', 'role', 'person_id', 'last_used_at');
      if (row === undefined) return null;
      return {
        organisationId: row.organisation_id,
        id: row.id,
        role: row.role,
        personId: row.person_id,
        lastUsedAt: row.last_used_at,
      };
    },

    async list(organisationId: OrganisationId, afterId: string | null, limit: number) {
      const query = db<Row>(TABLE).where({ organisation_id: organisationId });
      if (afterId !== null) void query.where('id', '>', afterId);
      const rows = await query
        .orderBy('id')
        .limit(limit)
        .select(...COLUMNS);
      return rows.map(toToken);
    },

    async markUsed(organisationId: OrganisationId, id: string, at: Date): Promise<void> {
      await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id })
        .update({ last_used_at: at });
    },

    /** False when there is no such token that still works. */
    async revoke(organisationId: OrganisationId, id: string, at: Date): Promise<boolean> {
      const changed = await db<Row>(TABLE)
        .where({ organisation_id: organisationId, id, revoked_at: null })
        .update({ revoked_at: at });
      return changed > 0;
    },
  };
}
