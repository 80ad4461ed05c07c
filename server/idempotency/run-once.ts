import type { z } from 'zod';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';

const TABLE = 'idempotency_keys';

export interface IdempotencyKey {
  readonly organisationId: string;
  /** Whose key it is: two callers may use the same. */
  readonly source: string;
  readonly key: string;
  /** Hash of method, path and body: the same key must come with the same request. */
  readonly requestHash: string;
}

interface Row {
  organisation_id: string;
  source: string;
  key: string;
  request_hash: string;
  reply: unknown;
  created_at: Date;
}

/**
 * Does `work` in a transaction that also keeps the key and the reply, so that the same key gives
 * the same reply and the work is never done twice, whenever the process dies. A second request
 * with the key waits in Postgres until the first has ended. Without a key: just a transaction.
 */
export function runOnce<R extends z.ZodType>(
  db: Database,
  key: IdempotencyKey | null,
  at: Date,
  reply: R,
  work: (transaction: Database) => Promise<z.input<R>>,
): Promise<z.output<R>> {
  return inTransaction(db, async (transaction) => {
    if (key === null) return reply.parse(await work(transaction));
    const place = { organisation_id: key.organisationId, source: key.source, key: key.key };
    const inserted: unknown[] = await transaction<Row>(TABLE)
      .insert({ ...place, request_hash: key.requestHash, created_at: at })
      .onConflict(['organisation_id', 'source', 'key'])
      .ignore()
      .returning('key');
    if (inserted.length === 0) {
      const kept = await transaction<Row>(TABLE).where(place).first();
      if (kept?.request_hash !== key.requestHash) throw createError('IDEMPOTENCY_KEY_REUSED');
      return reply.parse(kept.reply);
    }
    const answer = reply.parse(await work(transaction));
    await transaction<Row>(TABLE)
      .where(place)
      .update({ reply: JSON.stringify(answer) });
    return answer;
  });
}
