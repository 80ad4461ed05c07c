import { v7 } from 'uuid';
import { z } from 'zod';
import type { Role } from './role.ts';

export const organisationId = z.uuid().brand<'OrganisationId'>();
export type OrganisationId = z.infer<typeof organisationId>;

export const personId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof personId>;
export const newPersonId = (): PersonId => personId.parse(v7());

export const language = z.enum(['en', 'pt']);
export type PersonLanguage = z.infer<typeof language>;

/** Someone with an account. */
export interface Person {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly functions: readonly string[];
  readonly language: PersonLanguage;
  readonly timeZone: string;
  readonly pointOfSaleIds: readonly string[];
  readonly disabledAt: Date | null;
  readonly version: number;
}
