import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import type { RunInput } from './messages.ts';
import { CURRENT_ENGINE_VERSION } from './plan/execution-plan.ts';
import { planHash } from './plan/plan-hash.ts';
import { createAlarmClock } from './shell/alarm-clock.ts';
import { createCommandDesk } from './shell/command-desk.ts';
import { createHost, type Host } from './shell/host.ts';
import { carryRun, isClosed, type HostedRun } from './shell/hosted-run.ts';
import { createRecordKeeper } from './shell/record-keeper.ts';
import { registerHandlers } from './shell/register-handlers.ts';
import './shell/short-stack-traces.ts';

/**
 * The workflow: feeds what happens to `advance`, and turns what it asks for into activities and
 * one timer. Everything up to the handlers is synchronous: the state is there, and the start is
 * taken, before anybody's Update is looked at (decision 10).
 */
export async function runProcedure(...inputs: RunInput[]): Promise<void> {
  for (const input of inputs) verifyPlan(input);
  const host = createHost(inputs);
  const now = (): number => Date.now();
  let awake = true;
  const wake = (): void => {
    awake = true;
  };
  host.turn(now());
  registerHandlers(host, wake);
  listenToCancelling(host, now, wake);

  const desk = createCommandDesk(host, now, wake);
  const keeper = createRecordKeeper(host, wake);
  const clock = createAlarmClock(now, wake);
  let continuing = false;

  await CancellationScope.nonCancellable(async () => {
    while (host.runs.size > 0) {
      awake = false;
      continuing = continuing || isTimeToContinue(inputs);
      // With the last step answered, what else arrives waits for the next execution.
      const atRest = continuing && desk.openCount() === 0;
      if (!atRest) host.turn(now());
      keeper.write();
      if (!continuing) desk.issue();
      for (const run of host.runs.values()) {
        if (isFinished(run) && desk.openCount(run.state.runId) === 0 && !keeper.isWriting())
          host.forget(run.state.runId);
      }
      if (atRest && !keeper.isWriting()) break;
      clock.setTo(host.runs.size === 0 || atRest ? null : host.nextDue());
      if (host.runs.size > 0) await condition(() => awake);
    }
    if (!allHandlersFinished()) await condition(allHandlersFinished);
  });
  if (host.runs.size > 0) await goOn(host, desk.openCount());
}

/** A plan that is not the one its hash names must not run. */
function verifyPlan({ plan, planHash: expected }: RunInput): void {
  // Not the run's fault: the task is tried again until a newer worker takes it (decision 17).
  if (plan.engineVersion > CURRENT_ENGINE_VERSION)
    throw new Error(`The plan needs engine ${plan.engineVersion}; upgrade this worker.`);
  if (planHash(plan) === expected) return;
  const message = 'The plan is not the one that its hash names.';
  throw ApplicationFailure.nonRetryable(message, 'PLAN_HASH_MISMATCH');
}

function isTimeToContinue(inputs: readonly RunInput[]): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return (
    continueAsNewSuggested ||
    inputs.some(({ settings: { continueAfterEvents: events } }) => {
      return events !== null && historyLength >= events;
    })
  );
}

/** Nothing is left to take, to ask for or to write. */
const isFinished = (run: HostedRun): boolean =>
  isClosed(run) && run.inbox.length === 0 && run.queue.length === 0 && run.unwritten.bytes() === 0;

/** A cancel made in Temporal itself becomes an occurrence like any other (decision 16). */
function listenToCancelling(host: Host, now: () => number, wake: () => void): void {
  CancellationScope.current().cancelRequested.catch(() => {
    for (const [runId, run] of host.runs) {
      host.deliver(runId, [
        {
          kind: 'cancel',
          id: `temporal-cancel/${workflowInfo().runId}`,
          at: now() + run.clockOffsetMs,
          actor: { kind: 'system', id: 'temporal', role: null },
          reason: 'Cancelled in Temporal.',
        },
      ]);
    }
    wake();
  });
}

/** Temporal would continue with open activities and lose their answers: that must not be. */
async function goOn(host: Host, open: number): Promise<never> {
  const unwritten = [...host.runs.values()].some((run) => run.unwritten.bytes() > 0);
  if (open > 0 || unwritten) throw new Error('The run is not at rest and cannot continue as new.');
  return continueAsNew<typeof runProcedure>(...[...host.runs.values()].map(carryRun));
}
