import { createError } from '../errors/create-error.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId, PersonId, PersonLanguage } from './person.ts';
import type { Role } from './role.ts';

/** Who makes a request: a person by their session, or a program by its token. */
export interface Caller {
  readonly organisationId: OrganisationId;
  /** How far the organisation has moved its clock (milliseconds, decision 30). */
  readonly clockOffsetMs: number;
  readonly timeZone: string;
  readonly roles: readonly Role[];
  readonly functions: readonly string[];
  readonly pointOfSaleIds: readonly string[];
  /** Null for a token that acts for no person. */
  readonly person: {
    readonly id: PersonId;
    readonly name: string;
    readonly email: string;
    readonly language: PersonLanguage;
  } | null;
  readonly by: { readonly kind: 'session' } | { readonly kind: 'token'; readonly tokenId: string };
}

/**
 * The person who asks for something of their own.
 * @throws AppError PERSON_REQUIRED for a program that acts for nobody
 */
export function personOf(caller: Caller): NonNullable<Caller['person']> {
  if (caller.person === null) throw createError('PERSON_REQUIRED');
  return caller.person;
}

/** The caller as records and facts name them. */
export function actorOf(caller: Caller): Actor {
  const personId = caller.person?.id ?? null;
  const { roles } = caller;
  if (caller.by.kind === 'token')
    return { kind: 'token', tokenId: caller.by.tokenId, personId, roles };
  if (personId === null) throw new Error('A session is always of a person.');
  return { kind: 'person', personId, roles };
}

/** Within what a caller's idempotency keys are unique: each person and token has its own. */
export function sourceOf(caller: Caller): string {
  return caller.by.kind === 'token' ? `token:${caller.by.tokenId}` : `person:${caller.person?.id}`;
}

/**
 * The points of sale whose runs and tasks the caller may see. Coordinators and technicians see
 * their own; those who answer for the whole, or audit it, see all, and so does a program that an
 * administrator made a token for and that acts for no person.
 */
export function visiblePointsOfSale(caller: Caller): 'all' | readonly string[] {
  const seesAll: readonly Role[] = ['administrator', 'process-owner', 'auditor'];
  if (caller.person === null || caller.roles.some((each) => seesAll.includes(each))) return 'all';
  return caller.pointOfSaleIds;
}

/** What belongs to no point of sale is everybody's. */
export function seesPointOfSale(caller: Caller, pointOfSaleId: string | null): boolean {
  const visible = visiblePointsOfSale(caller);
  return visible === 'all' || pointOfSaleId === null || visible.includes(pointOfSaleId);
}
