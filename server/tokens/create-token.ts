import { v7 } from 'uuid';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { violatedConstraint } from '../db/violated-constraint.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import { createTokenStore } from './token-store.ts';
import { newSecret } from './token.ts';

export interface TokenOrder {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly role: Role;
  readonly personId: string | null;
  readonly actor: Actor;
}

/** Makes an API token. The token is in the result only; what is kept is its hash. */
export async function createToken(
  db: Database,
  order: TokenOrder,
  at: Date,
): Promise<{ tokenId: string; token: string }> {
  const id = v7();
  const { token, prefix, hash } = newSecret();
  try {
    await inTransaction(db, async (transaction) => {
      const { organisationId, name, role, personId } = order;
      const row = { id, name, role, personId, prefix, hash };
      await createTokenStore(transaction).insert(organisationId, row, at);
      await createOrganisationRecordStore(transaction).append(organisationId, at, {
        kind: 'token-created',
        actor: order.actor,
        subject: { type: 'token', id },
        data: { role, personId },
      });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'api_tokens_person_fkey')
      throw createError('REFERENCE_NOT_FOUND', { what: 'person' });
    throw error;
  }
  return { tokenId: id, token };
}
