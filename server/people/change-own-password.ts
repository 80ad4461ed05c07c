import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { personOf, type Caller } from './caller.ts';
import { verifyPassword } from './password.ts';
import { createPersonStore } from './person-store.ts';
import { setPassword } from './set-password.ts';

/**
 * Changes the caller's password and ends all their sessions, this one too: begin another.
 * @throws AppError CURRENT_PASSWORD_WRONG
 */
export async function changeOwnPassword(
  db: Database,
  caller: Caller,
  { current, password }: { readonly current: string; readonly password: string },
  at: Date,
): Promise<void> {
  const { id } = personOf(caller);
  const hash = await createPersonStore(db).passwordHash(caller.organisationId, id);
  if (!(await verifyPassword(hash, current))) throw createError('CURRENT_PASSWORD_WRONG');
  await setPassword(db, caller, id, password, at);
}
