import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { createTokenStore } from './token-store.ts';

export async function revokeToken(
  db: Database,
  caller: Caller,
  tokenId: string,
  at: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (!(await createTokenStore(transaction).revoke(caller.organisationId, tokenId, at)))
      throw createError('NOT_FOUND', { what: 'token' });
    await createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'token-revoked',
      actor: actorOf(caller),
      subject: { type: 'token', id: tokenId },
      data: {},
    });
  });
}
