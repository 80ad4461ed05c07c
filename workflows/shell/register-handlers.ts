import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import type { Occurrence } from '../interpret/occurrence.ts';
import {
  cancelRun,
  completeTask,
  deliver,
  resolveIncident,
  setVariables,
  stateOf,
  type Accepted,
  type Refusal,
  type ResolveIncident,
} from '../messages.ts';
import type { Host } from './host.ts';
import { rememberId, type HostedRun } from './hosted-run.ts';
import {
  refuseCancel,
  refuseCompletion,
  refuseResolution,
  refuseVariables,
} from './refuse-update.ts';

/** How one Update becomes an occurrence; `gone` is said when its run is no longer here. */
interface Translation<T> {
  readonly gone: Refusal;
  readonly refuse: (run: HostedRun, update: T) => Refusal | null;
  readonly occurrence: (update: T) => Occurrence;
}

/**
 * Registers everything that others may send. Synchronous, and before anything waits: an Update
 * that finds no handler fails for good. A handler only records what happened; `wake` lets the
 * workflow take it after the activation (decision 10).
 */
export function registerHandlers(host: Host, wake: () => void): void {
  const take = (runId: string, occurrence: Occurrence): Accepted => {
    const run = host.runs.get(runId);
    if (run !== undefined && !run.known.includes(occurrence.id)) {
      rememberId(run, occurrence.id);
      host.deliver(runId, [occurrence]);
      wake();
    }
    return { accepted: true };
  };

  function onUpdate<T extends { runId: string }>(
    definition: UpdateDefinition<Accepted, [T]>,
    { gone, refuse, occurrence }: Translation<T>,
  ): void {
    setHandler(definition, (update) => take(update.runId, occurrence(update)), {
      validator(update) {
        const run = host.runs.get(update.runId);
        const refusal = run === undefined ? gone : refuse(run, update);
        if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal, refusal);
      },
    });
  }

  onUpdate(completeTask, {
    gone: 'TASK_GONE',
    refuse: refuseCompletion,
    occurrence: ({ completionId, at, token, values, actor }) => ({
      kind: 'task-completed',
      id: completionId,
      at,
      token,
      values,
      actor,
    }),
  });
  onUpdate(resolveIncident, {
    gone: 'INCIDENT_GONE',
    refuse: refuseResolution,
    occurrence: toIncidentOccurrence,
  });
  onUpdate(cancelRun, {
    gone: 'RUN_CLOSED',
    refuse: refuseCancel,
    occurrence: ({ operationId, at, actor, reason }) => ({
      kind: 'cancel',
      id: operationId,
      at,
      actor,
      reason,
    }),
  });
  onUpdate(setVariables, {
    gone: 'RUN_CLOSED',
    refuse: refuseVariables,
    occurrence: ({ operationId, at, holder, variables, actor, reason }) => ({
      kind: 'variables-set',
      id: operationId,
      at,
      holder,
      variables,
      actor,
      reason,
    }),
  });

  setHandler(deliver, ({ runId, occurrences, clockOffsetMs }) => {
    const run = host.runs.get(runId);
    if (run === undefined) return;
    if (clockOffsetMs !== undefined) run.clockOffsetMs = Math.max(run.clockOffsetMs, clockOffsetMs);
    for (const occurrence of occurrences) take(runId, occurrence);
    wake();
  });
  setHandler(stateOf, (runId) => host.runs.get(runId)?.state ?? null);
}

function toIncidentOccurrence(update: ResolveIncident): Occurrence {
  const { operationId: id, at, incident, actor, reason } = update;
  switch (update.verb) {
    case 'retry':
      return {
        kind: 'incident-retry',
        id,
        at,
        incident,
        actor,
        reason,
        variables: update.variables,
      };
    case 'skip':
      return { kind: 'incident-skip', id, at, incident, actor, reason };
    case 'override': {
      const { variables, flows } = update;
      return { kind: 'incident-override', id, at, incident, actor, reason, variables, flows };
    }
  }
}
