import { v7 } from 'uuid';
import { z } from 'zod';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { Database } from '../db/connect.ts';
import { decryptValue, encryptValue } from '../personal-values/encrypt-value.ts';
import type { PersonalKey } from '../personal-values/personal-key.ts';
import type { Receiver } from './match-store.ts';
import { keepUntil, type Message, type MessageIdentity } from './message.ts';

const TABLE = 'messages';

interface Row {
  organisation_id: string;
  name: string;
  key: string;
  id: string;
  /** What the ciphertext is bound to. */
  uid: string;
  key_id: string;
  ciphertext: Buffer;
  /** Null for all. */
  points_of_sale: string[] | null;
  published_by: unknown;
  published_at: Date;
  expires_at: Date;
  keep_until: Date;
}

/** Only we write the columns, so their shape is what was put in. */
const storedVariables = z.custom<Variables>((value) => typeof value === 'object' && value !== null);
const storedActor = z.custom<Actor | null>((value) => typeof value === 'object');

const placeOf = ({ organisationId, name, key, id }: MessageIdentity) => ({
  organisation_id: organisationId,
  name,
  key,
  id,
});

/** What the message brought, decrypted. */
export function variablesOf(
  row: Pick<Row, 'organisation_id' | 'uid' | 'key_id' | 'ciphertext'>,
  key: PersonalKey,
): Variables {
  const place = { organisationId: row.organisation_id, id: row.uid };
  return storedVariables.parse(decryptValue(row.ciphertext, row.key_id, place, key));
}

const toMessage = (row: Row, key: PersonalKey): Message => ({
  organisationId: row.organisation_id,
  name: row.name,
  key: row.key,
  id: row.id,
  variables: variablesOf(row, key),
  reach: row.points_of_sale ?? 'all',
  publishedBy: storedActor.parse(row.published_by),
  publishedAt: row.published_at,
  expiresAt: row.expires_at,
});

/** What a message that comes again must bring again. */
const contentOf = ({ variables, publishedAt, expiresAt }: Message): string =>
  canonicalJson({ variables, timeToLiveMs: expiresAt.getTime() - publishedAt.getTime() });

export function createMessageStore(db: Database, personalKey: PersonalKey) {
  return {
    /** `known` when the id has come before, `differs` when it brought something else then. */
    async insert(message: Message): Promise<'new' | 'known' | 'differs'> {
      const { organisationId } = message;
      const uid = v7();
      const inserted: unknown[] = await db<Row>(TABLE)
        .insert({
          ...placeOf(message),
          uid,
          key_id: personalKey.id,
          ciphertext: encryptValue(message.variables, { organisationId, id: uid }, personalKey),
          points_of_sale: message.reach === 'all' ? null : [...message.reach],
          published_by: JSON.stringify(message.publishedBy),
          published_at: message.publishedAt,
          expires_at: message.expiresAt,
          keep_until: keepUntil(message),
        })
        .onConflict(['organisation_id', 'name', 'key', 'id'])
        .ignore()
        .returning('id');
      if (inserted.length > 0) return 'new';
      const kept = await this.find(message);
      return kept !== null && contentOf(kept) === contentOf(message) ? 'known' : 'differs';
    },

    async find(identity: MessageIdentity): Promise<Message | null> {
      const row = await db<Row>(TABLE).where(placeOf(identity)).first();
      return row === undefined ? null : toMessage(row, personalKey);
    },

    /**
     * Messages that are alive at `now` (organisation's clock) and that neither this subscription
     * nor another of its process has got, in the order in which they were published.
     */
    async waitingFor(
      organisationId: string,
      wish: Receiver & { readonly message: string; readonly key: string },
      now: Date,
      limit: number,
    ): Promise<Message[]> {
      const found = await db.raw<{ rows: Row[] }>(
        `select m.* from ${TABLE} m
         where m.organisation_id = ? and m.name = ? and m.key = ? and m.expires_at > ?
           and (m.points_of_sale is null or exists (
             select from runs r
             where r.organisation_id = m.organisation_id and r.id = ?
               and (r.point_of_sale_id is null or r.point_of_sale_id = any (m.points_of_sale))))
           and not exists (
             select from message_matches x
             where x.organisation_id = m.organisation_id and x.name = m.name and x.key = m.key
               and x.message_id = m.id
               and ((x.process_id = ? and x.state <> 'refused')
                 or (x.run_id = ? and x.subscription = ?)))
           and not exists (
             select from message_starts x
             where x.organisation_id = m.organisation_id and x.name = m.name and x.key = m.key
               and x.message_id = m.id and x.process_id = ? and x.state <> 'waiting')
         order by m.published_at, m.id limit ?`,
        [
          organisationId,
          wish.message,
          wish.key,
          now,
          wish.runId,
          wish.processId,
          wish.runId,
          wish.subscription,
          wish.processId,
          limit,
        ],
      );
      return found.rows.map((row) => toMessage(row, personalKey));
    },
  };
}
