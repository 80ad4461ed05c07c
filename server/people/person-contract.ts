import { z } from 'zod';
import { timeZone } from '../clock/time-zone.ts';
import { listOf } from '../http/cursor.ts';
import { language, personId } from './person.ts';
import { functionId, role } from './role.ts';

export const personParams = z.object({ personId });

export const personReply = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(role),
  functions: z.array(z.string()),
  language,
  timeZone: z.string(),
  pointOfSaleIds: z.array(z.string()),
  disabledAt: z.string().nullable(),
  version: z.number(),
});

export const personList = listOf(personReply);

export const password = z.string().min(12, 'at least 12 characters').max(1000);
const name = z.string().trim().min(1).max(200);

export const createPersonBody = z.strictObject({
  email: z.email().max(320).toLowerCase(),
  name,
  roles: z.array(role).max(5),
  functions: z.array(functionId).max(50).default([]),
  language: language.default('en'),
  timeZone,
  pointOfSaleIds: z.array(z.uuid()).max(500).default([]),
  password: password.optional(),
});

/** What is absent stays as it is. */
export const changePersonBody = z.strictObject({
  version: z.number().int(),
  name: name.optional(),
  roles: z.array(role).max(5).optional(),
  functions: z.array(functionId).max(50).optional(),
  language: language.optional(),
  timeZone: timeZone.optional(),
  pointOfSaleIds: z.array(z.uuid()).max(500).optional(),
  disabled: z.boolean().optional(),
});

export const setPasswordBody = z.strictObject({ password });
export const done = z.object({ done: z.literal(true) });
