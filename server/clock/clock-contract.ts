import { z } from 'zod';

export const clockReply = z.object({
  now: z
    .string()
    .meta({ description: "The organisation's time.", example: '2026-04-01T12:00:00.000Z' }),
  offsetMs: z.number().meta({ description: 'How far it is moved forward, in milliseconds.' }),
  timeZone: z.string(),
  movable: z.boolean().meta({ description: 'Whether it may be moved: never in production.' }),
});

export const advanceClockBody = z.strictObject({
  duration: z.string().max(60).meta({
    description: 'ISO 8601; days and months are those of the organisation’s calendar.',
    example: 'P30D',
  }),
});

export const advanceClockReply = clockReply.extend({
  runs: z.number().meta({ description: 'Open runs that have to hear of it.' }),
  told: z.number().meta({ description: 'Of them, those that have heard; the others soon will.' }),
});
