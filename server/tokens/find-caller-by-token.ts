import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { findCallerByPerson } from '../people/caller-read-model.ts';
import type { Caller } from '../people/caller.ts';
import { createTokenStore } from './token-store.ts';
import { hashToken } from './token.ts';

const LAST_USED_EVERY_MS = 60_000;

/** The caller that a token stands for, with the token's role; a disabled person's token is dead. */
export async function findCallerByToken(
  db: Database,
  clock: Clock,
  token: string,
): Promise<Caller | null> {
  const tokens = createTokenStore(db);
  const found = await tokens.findUsable(hashToken(token));
  if (found === null) return null;
  const who =
    found.personId === null
      ? await ofNobody(db, found.organisationId)
      : await findCallerByPerson(db, found.organisationId, found.personId);
  if (who === null) return null;
  const now = clock.now();
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) > LAST_USED_EVERY_MS)
    await tokens.markUsed(found.organisationId, found.id, now);
  return { ...who, roles: [found.role], by: { kind: 'token', tokenId: found.id } };
}

async function ofNobody(
  db: Database,
  id: Caller['organisationId'],
): Promise<Omit<Caller, 'by'> | null> {
  const organisation = await createOrganisationStore(db).find(id);
  if (organisation === null) return null;
  return {
    organisationId: organisation.id,
    clockOffsetMs: organisation.clockOffsetMs,
    timeZone: organisation.timeZone,
    roles: [],
    functions: [],
    pointOfSaleIds: [],
    person: null,
  };
}
