/** The cases that both sides perform. */
export const CASES = ['one service step', 'two user tasks and a decision'] as const;
export type Case = (typeof CASES)[number];

/** One of the two that are compared: its worker runs as a process of its own, its client here. */
export interface Side {
  readonly workerPid: number;
  /** Performs one run from its start until its workflow has closed, all records written. */
  perform(what: Case): Promise<{ readonly workflowId: string }>;
  /** How many events Temporal's history of a run has. */
  countEvents(workflowId: string): Promise<number>;
  close(): Promise<void>;
}
