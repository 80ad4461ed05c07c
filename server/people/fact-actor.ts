import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { Caller } from './caller.ts';
import type { Role } from './role.ts';

/**
 * The caller as facts name them: the person, or the program where a token acts for nobody.
 * @param permitted the roles that may do it, of which the fact names the one that the caller has
 * @param clientTime what the device's clock said, ISO 8601
 */
export function factActorOf(
  caller: Caller,
  permitted: readonly Role[],
  clientTime?: string,
): Actor {
  const role = caller.roles.find((each) => permitted.includes(each)) ?? caller.roles[0] ?? null;
  const time = clientTime === undefined ? {} : { clientTime };
  if (caller.person !== null) return { kind: 'person', id: caller.person.id, role, ...time };
  if (caller.by.kind === 'token') return { kind: 'program', id: caller.by.tokenId, role, ...time };
  throw new Error('A session is always of a person.');
}
