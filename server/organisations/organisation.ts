import { z } from 'zod';
import type { OrganisationId } from '../people/person.ts';

/** A Temporal task queue; names that begin with `roteiro.` are ours (decision 11). */
const queue = z
  .string()
  .regex(/^(?!roteiro\.)[\w.-]{1,100}$/, 'a name without spaces that does not begin with roteiro.');

/** What procedures may use besides what is built in. */
export const organisationSettings = z.object({
  /** Task queues that steps which are served elsewhere may name. */
  queues: z.array(queue).default([]),
  /** Job types that the installation's own worker serves besides those built in. */
  serviceTypes: z.array(queue).default([]),
});
export type OrganisationSettings = z.infer<typeof organisationSettings>;

export interface Organisation {
  readonly id: OrganisationId;
  readonly slug: string;
  readonly name: string;
  /** The clock of one that is for trying out can be moved forward (decision 30). */
  readonly kind: 'production' | 'trial';
  readonly clockOffsetMs: number;
  readonly timeZone: string;
  readonly settings: OrganisationSettings;
  readonly version: number;
}
