import type { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** How one execution of a workflow hangs together with the others. */
export interface HistoryLinks {
  /** Temporal's id of the execution, as its history has it. */
  readonly workflowRunId: string;
  /** The execution that continued as this one. */
  readonly continuedFrom: string | null;
  /** The execution that this one continued as. */
  readonly continuedAs: string | null;
  /** The executions that a reset made this one from: it begins with a part of their history. */
  readonly resetFrom: readonly string[];
}

/** Reads the links of an execution out of its events, which begin with its start. */
export function linksOf(events: readonly Event[]): HistoryLinks {
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  // A reset leaves a failed workflow task where the copied part ends.
  const resets = events.flatMap((event) => {
    const failed = event.workflowTaskFailedEventAttributes;
    return failed?.baseRunId && failed.newRunId ? [failed] : [];
  });
  const continued = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
  return {
    workflowRunId: resets.at(-1)?.newRunId ?? started?.originalExecutionRunId ?? '',
    continuedFrom: started?.continuedExecutionRunId || null,
    continuedAs: continued?.newExecutionRunId || null,
    resetFrom: [...new Set(resets.flatMap(({ baseRunId }) => baseRunId ?? []))],
  };
}

/** The executions that one continues, the first of all first, and with it itself. */
export function continuedBy<Part extends HistoryLinks>(
  parts: readonly Part[],
  tip: string,
): readonly Part[] {
  const line: Part[] = [];
  let next: string | null = tip;
  while (next !== null) {
    const part: Part | undefined = parts.find(({ workflowRunId }) => workflowRunId === next);
    if (part === undefined || line.includes(part)) break;
    line.unshift(part);
    next = part.continuedFrom;
  }
  return line;
}

/** The last of those that continue an execution. */
export function lastAfter(parts: readonly HistoryLinks[], workflowRunId: string): string {
  let last = workflowRunId;
  for (const _ of parts) {
    const next = parts.find((part) => part.workflowRunId === last)?.continuedAs ?? null;
    if (next === null || !parts.some((part) => part.workflowRunId === next)) return last;
    last = next;
  }
  return last;
}
