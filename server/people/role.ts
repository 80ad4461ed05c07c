import { z } from 'zod';

/** What the system permits a person, or a program, to do. */
export const roles = [
  'administrator',
  'process-owner',
  'coordinator',
  'technician',
  'auditor',
] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** A group of people that tasks are for: the lane ids of the procedures. */
export const functionId = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/);
