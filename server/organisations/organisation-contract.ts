import { z } from 'zod';
import { timeZone } from '../clock/time-zone.ts';
import { organisationSettings } from './organisation.ts';

export const organisationReply = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['production', 'trial']),
  clockOffsetMs: z.number(),
  timeZone: z.string(),
  settings: organisationSettings,
  version: z.number(),
});

export const changeOrganisationBody = z.strictObject({
  version: z.number().int(),
  name: z.string().trim().min(1).max(200).optional(),
  timeZone: timeZone.optional(),
  settings: organisationSettings.optional(),
});
