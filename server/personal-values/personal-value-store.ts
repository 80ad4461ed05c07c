import type { Actor } from '../organisation-record/record-entry.ts';
import type { Database } from '../db/connect.ts';
import { insertMany } from '../db/insert-many.ts';

const TABLE = 'personal_values';
const USES = 'personal_value_uses';

/** A stored value; salt and ciphertext are gone once it is erased. */
export interface PersonalValueRow {
  readonly id: string;
  readonly run_id: string;
  readonly family_id: string;
  readonly variable: string;
  readonly subject: string | null;
  readonly digest: string;
  readonly key_id: string;
  readonly salt: Buffer | null;
  readonly ciphertext: Buffer | null;
  readonly erased_at: Date | null;
}

interface Row extends PersonalValueRow {
  readonly organisation_id: string;
  readonly erased_by: string | null;
}

interface UseRow {
  organisation_id: string;
  run_id: string;
  operation_id: string;
  path: string;
  personal_id: string;
}

const COLUMNS = [
  'id',
  'run_id',
  'family_id',
  'variable',
  'subject',
  'digest',
  'key_id',
  'salt',
  'ciphertext',
  'erased_at',
] as const;

export interface NewPersonalValue {
  readonly id: string;
  readonly familyId: string;
  readonly runId: string;
  readonly variable: string;
  readonly subject: string | null;
  readonly digest: string;
  readonly keyId: string;
  readonly salt: Buffer;
  readonly ciphertext: Buffer;
}

/** What an operation wrote where: asked again, it gets the same. */
export interface PersonalUse {
  readonly path: string;
  readonly personalId: string;
}

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
const text = (value: string): string => value.replaceAll('\0', '\uFFFD');

export function createPersonalValueStore(db: Database, organisationId: string) {
  const rows = () => db<Row>(TABLE).where({ organisation_id: organisationId });
  return {
    /** Values with these ids, in no order. */
    byIds(ids: readonly string[]): Promise<PersonalValueRow[]> {
      return rows()
        .whereIn('id', [...ids])
        .select(...COLUMNS);
    },

    /** Values of a family that are not erased, the oldest first. */
    keptOfFamily(familyId: string): Promise<PersonalValueRow[]> {
      return rows()
        .where({ family_id: familyId, erased_at: null })
        .orderBy('id')
        .select(...COLUMNS);
    },

    /** Values that are not erased, in the order of their ids, after `afterId`. */
    kept(
      among: { readonly runIds?: readonly string[]; readonly subject?: string },
      afterId: string | null,
      limit: number,
    ): Promise<PersonalValueRow[]> {
      const query = rows().where({ erased_at: null });
      if (among.runIds !== undefined) void query.whereIn('run_id', [...among.runIds]);
      if (among.subject !== undefined) void query.where({ subject: among.subject });
      if (afterId !== null) void query.where('id', '>', afterId);
      return query
        .orderBy('id')
        .limit(limit)
        .select(...COLUMNS);
    },

    async insert(values: readonly NewPersonalValue[], at: Date): Promise<void> {
      const columns = {
        organisation_id: 'uuid',
        id: 'uuid',
        family_id: 'uuid',
        run_id: 'uuid',
        variable: 'text',
        subject: 'text',
        digest: 'text',
        key_id: 'text',
        salt: 'bytea',
        ciphertext: 'bytea',
        created_at: 'timestamptz',
      };
      const cells = values.map((value) => [
        organisationId,
        value.id,
        value.familyId,
        value.runId,
        text(value.variable),
        value.subject === null ? null : text(value.subject),
        value.digest,
        value.keyId,
        hex(value.salt),
        hex(value.ciphertext),
        at.toISOString(),
      ]);
      await insertMany(db, TABLE, {}, columns, cells);
    },

    async usesOf(runId: string, operationId: string): Promise<PersonalUse[]> {
      const found = await db<UseRow>(USES)
        .where({ organisation_id: organisationId, run_id: runId, operation_id: operationId })
        .select('path', 'personal_id');
      return found.map((row) => ({ path: row.path, personalId: row.personal_id }));
    },

    async insertUses(runId: string, operationId: string, uses: readonly PersonalUse[]) {
      const columns = {
        organisation_id: 'uuid',
        run_id: 'uuid',
        operation_id: 'text',
        path: 'text',
        personal_id: 'uuid',
      };
      const cells = uses.map(({ path, personalId }) => [
        organisationId,
        runId,
        operationId,
        path,
        personalId,
      ]);
      await insertMany(db, USES, {}, columns, cells, 'on conflict do nothing');
    },

    /** Forgets values and salts. @returns the ids that were not erased before */
    async erase(ids: readonly string[], actor: Actor, at: Date): Promise<string[]> {
      const erased = await rows()
        .where({ erased_at: null })
        .whereIn('id', [...ids])
        .update({
          salt: null,
          ciphertext: null,
          erased_at: at,
          erased_by: JSON.stringify(actor),
        })
        .returning('id');
      return erased.map(({ id }) => id);
    },
  };
}
