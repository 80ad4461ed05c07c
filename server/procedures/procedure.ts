import { v7 } from 'uuid';
import { z } from 'zod';
import type { Actor } from '../organisation-record/record-entry.ts';

export const procedureId = z.uuid().brand<'ProcedureId'>();
export type ProcedureId = z.infer<typeof procedureId>;
export const newProcedureId = (): ProcedureId => procedureId.parse(v7());

/** How a service is performed, drawn in BPMN: one file of ours (decision 21). */
export interface Procedure {
  readonly id: ProcedureId;
  readonly name: string;
  /** The newest published version; 0 before the first. */
  readonly latestVersion: number;
  readonly hiddenAt: Date | null;
  readonly version: number;
}

/** What is being drawn; two people who draw at once find out by its version. */
export interface ProcedureDraft {
  readonly xml: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** What was published: it never changes. */
export interface ProcedureVersion {
  readonly number: number;
  readonly note: string | null;
  readonly planHashes: readonly string[];
  readonly publishedBy: Actor;
  readonly publishedAt: Date;
}
