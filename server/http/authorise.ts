import { createError } from '../errors/create-error.ts';
import type { Caller } from '../people/caller.ts';
import type { Permission } from './route.ts';

/** Throws 401 or 403 unless the permission lets this caller in. */
export function authorise(permission: Permission, caller: Caller | null): void {
  if (permission === 'anyone') return;
  if (caller === null) throw createError('SIGN_IN_REQUIRED');
  if (permission === 'signed-in') return;
  if (!caller.roles.some((role) => permission.includes(role)))
    throw createError('ROLE_NOT_ALLOWED', { roles: permission });
}
