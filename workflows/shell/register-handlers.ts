import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import {
  cancelRun,
  completeTask,
  deliver,
  resolveIncident,
  setVariables,
  stateOf,
  type Accepted,
  type RunUpdate,
} from '../messages.ts';
import type { Host } from './host.ts';
import { takeDelivery, takeOnce } from './hosted-run.ts';
import { refuseUpdate } from './refuse-update.ts';
import { updateOccurrence } from './update-occurrence.ts';

/**
 * Registers everything that others may send. Synchronous, and before anything waits: an Update
 * that finds no handler fails for good. A handler only records what happened; `wake` lets the
 * workflow take it after the activation (decision 10).
 */
export function registerHandlers(host: Host, wake: () => void): void {
  function onUpdate<T extends { runId: string }>(
    definition: UpdateDefinition<Accepted, [T]>,
    named: (input: T) => RunUpdate,
  ): void {
    const take = (input: T): Accepted => {
      const run = host.runs.get(input.runId);
      if (run !== undefined && takeOnce(run, updateOccurrence(named(input)))) wake();
      return { accepted: true };
    };
    setHandler(definition, take, {
      validator(input) {
        const refusal = refuseUpdate(host.runs.get(input.runId), named(input));
        if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal, refusal);
      },
    });
  }

  onUpdate(completeTask, (input) => ({ name: 'complete-task', input }));
  onUpdate(resolveIncident, (input) => ({ name: 'incident', input }));
  onUpdate(cancelRun, (input) => ({ name: 'cancel', input }));
  onUpdate(setVariables, (input) => ({ name: 'set-variables', input }));

  setHandler(deliver, (delivery) => {
    const run = host.runs.get(delivery.runId);
    if (run === undefined) return;
    takeDelivery(run, delivery);
    wake();
  });
  setHandler(stateOf, (runId) => host.runs.get(runId)?.state ?? null);
}
