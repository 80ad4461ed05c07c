import { z } from 'zod';
import { language } from '../people/person.ts';
import { timeZone } from '../clock/time-zone.ts';
import { password } from '../people/person-contract.ts';
import { role } from '../people/role.ts';

export const signInBody = z.strictObject({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
});

/** Who the caller is. `person` is null for a token that acts for nobody. */
export const sessionReply = z.object({
  organisationId: z.string(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), language }).nullable(),
  roles: z.array(role),
  functions: z.array(z.string()),
  pointOfSaleIds: z.array(z.string()),
  language,
  timeZone: z.string(),
  /** The time of the organisation, which may have moved its clock. */
  now: z.string(),
});

/** What people settle for themselves; what is absent stays as it is. */
export const changeSettingsBody = z.strictObject({
  language: language.optional(),
  timeZone: timeZone.optional(),
});

export const changePasswordBody = z.strictObject({
  current: z.string().min(1).max(1000),
  password,
});
export const passwordChanged = z.object({ changed: z.literal(true) });

export const signedOut = z.object({ signedOut: z.literal(true) });
