/** The task queue of this side. */
export const QUEUE = 'hand-written';

/** On which `runId` is told whenever a task of it opened. */
export const TASKS_CHANNEL = 'hand_written_tasks';

export const COMPLETE_TASK = 'complete-task';

export interface Completion {
  readonly completionId: string;
  readonly task: string;
  readonly actor: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly values: { readonly [name: string]: unknown };
}

export interface StartInput {
  readonly startedBy: string;
  /** Who started it gives a key, and what it asked for is compared when the key comes again. */
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly at: number;
  readonly variables: { readonly [name: string]: unknown };
}

export interface RunRecord extends StartInput {
  readonly runId: string;
  readonly workflow: string;
  readonly openTask: string | null;
}

export interface StepInput {
  readonly runId: string;
  readonly step: string;
  readonly at: number;
  readonly variables: { readonly [name: string]: unknown };
}

export interface TaskRecord {
  readonly runId: string;
  readonly completed: Completion;
  readonly decided: string | null;
  readonly at: number;
  /** What comes next: another task, or the end of the run with its result. */
  readonly next:
    | { readonly kind: 'task'; readonly task: string }
    | { readonly kind: 'end'; readonly result: { readonly [name: string]: unknown } };
}

export interface CloseRecord {
  readonly runId: string;
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly at: number;
  readonly result: { readonly [name: string]: unknown };
}

export interface Activities {
  recordStart(record: RunRecord): Promise<void>;
  /** Performs the step and records it. */
  work(input: StepInput): Promise<{ readonly done: boolean }>;
  recordTask(record: TaskRecord): Promise<void>;
  recordClose(record: CloseRecord): Promise<void>;
}
