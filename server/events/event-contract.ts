import { z } from 'zod';

/** What may have changed, as the app names it: the first part of its queries' keys. */
export const topics = [
  'runs',
  'tasks',
  'incidents',
  'procedures',
  'forms',
  'decisions',
  'people',
  'points-of-sale',
  'products',
  'items',
  'tokens',
  'organisation',
  'session',
] as const;
export const topic = z.enum(topics);
export type Topic = z.output<typeof topic>;

export const newsMessage = z.object({ topics: z.array(topic) });
