import type { Actor } from '../../workflows/interpret/occurrence.ts';

export type TaskStatus = 'open' | 'completing' | 'completed' | 'cancelled';

/** A step of a run that a person does. */
export interface Task {
  readonly id: string;
  readonly runId: string;
  readonly token: number;
  readonly elementId: string;
  readonly name: string | null;
  readonly formId: string | null;
  /** Content hash of the form's exact version. */
  readonly formHash: string | null;
  /** A person's id or e-mail address, as the drawing names it, or `token:ID` of a program. */
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueAt: Date | null;
  readonly followUpAt: Date | null;
  readonly priority: number;
  readonly status: TaskStatus;
  readonly completionId: string | null;
  readonly completedBy: Actor | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly pointOfSaleId: string | null;
}
