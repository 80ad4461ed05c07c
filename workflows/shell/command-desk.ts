import { CancellationScope } from '@temporalio/workflow';
import type { Command } from '../interpret/command.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import type { Instant } from '../plan/ids.ts';
import { isHeldBack, type Host } from './host.ts';
import type { HostedRun } from './hosted-run.ts';
import { own } from './own-activities.ts';
import { performStep, stepOccurrence, type PerformStep } from './perform-step.ts';
import { settleQueue } from './settle-queue.ts';

type StartCalled = Extract<Command, { kind: 'start-called' }>;
type CancelCalled = Extract<Command, { kind: 'cancel-called' }>;

/** Issues the commands of the hosted runs and knows which are open. */
export interface CommandDesk {
  /** Issues what can be issued now; what cannot stays in the run's queue. */
  issue(): void;
  openCount(runId?: string): number;
}

interface OpenCommand {
  readonly runId: string;
  readonly command: PerformStep | StartCalled | CancelCalled;
  /** Only steps can be asked to stop. */
  readonly scope: CancellationScope | null;
}

/**
 * Every promise costs: Temporal keeps the stack of each. So commands go on by callbacks.
 * @param now the workflow's time in milliseconds, without clock offsets
 * @param wake called when an answer lies in an inbox or a command went back into a queue
 */
export function createCommandDesk(host: Host, now: () => Instant, wake: () => void): CommandDesk {
  const open = new Set<OpenCommand>();

  /** @param read the occurrence that an answer is, at the time when it was seen */
  function begin<Answer>(
    run: HostedRun,
    { command, scope }: Omit<OpenCommand, 'runId'>,
    answer: Promise<Answer>,
    read: (answer: Answer, at: Instant) => Occurrence | null,
  ): void {
    const { runId } = run.state;
    const entry = { runId, command, scope };
    open.add(entry);
    // A rejection is a bug of ours: unhandled, it fails the workflow task, which is tried again.
    void answer.then((given) => {
      const occurrence = read(given, now() + run.clockOffsetMs);
      open.delete(entry);
      if (occurrence !== null) host.deliver(runId, [occurrence]);
      wake();
    });
  }

  function issueStep(run: HostedRun, command: PerformStep): void {
    const { scheduleToStartMs } = run.input.settings;
    const scope = new CancellationScope();
    const answer = performStep(scope, run.state.runId, command, scheduleToStartMs);
    begin(run, { command, scope }, answer, (outcome, at) => {
      if (outcome === null) return null;
      if (outcome.kind !== 'not-started') return stepOccurrence(command, outcome, at);
      // Unless the element was left meanwhile, it is put on its queue anew (decision 7).
      if (run.state.tokens[command.token] !== undefined) run.queue.push(command);
      return null;
    });
  }

  function issueCall(run: HostedRun, command: StartCalled): void {
    const { organisationId, runId } = run.input.start;
    const { token, processId, binding, catches, variables } = command;
    const issue = run.state.seq;
    const answer = own['roteiro.start-called']({
      organisationId,
      callerRunId: runId,
      token,
      issue,
      processId,
      binding,
      catches,
      variables,
    });
    begin(run, { command, scope: null }, answer, (given, at) => {
      const id = `call/${token}/${issue}`;
      return given.kind === 'started'
        ? { ...given, kind: 'call-started', id, at, token }
        : { ...given, kind: 'call-refused', id, at, token };
    });
  }

  function issueCancel(run: HostedRun, command: CancelCalled): void {
    const { token, reason } = command;
    const { organisationId, runId: callerRunId } = run.input.start;
    const at = now() + run.clockOffsetMs;
    const done = own['roteiro.cancel-called']({ organisationId, callerRunId, token, at, reason });
    begin(run, { command, scope: null }, done, () => null);
  }

  const openFor = (run: HostedRun, kind: Command['kind'], token: number): OpenCommand[] =>
    [...open].filter(
      ({ runId, command }) =>
        runId === run.state.runId && command.kind === kind && command.token === token,
    );

  function issueOne(run: HostedRun, command: Command): void {
    switch (command.kind) {
      case 'perform-step':
        return issueStep(run, command);
      case 'cancel-step':
        for (const { scope } of openFor(run, 'perform-step', command.token)) scope?.cancel();
        return;
      case 'start-called':
        return issueCall(run, command);
      case 'cancel-called':
        // A call that is just being started is cancelled once it is known to exist.
        if (openFor(run, 'start-called', command.token).length > 0) run.queue.push(command);
        else issueCancel(run, command);
    }
  }

  return {
    issue() {
      for (const run of host.runs.values()) {
        if (isHeldBack(run)) continue;
        const commands = settleQueue(run.queue);
        run.queue = [];
        for (const command of commands) issueOne(run, command);
      }
    },
    openCount: (runId) =>
      runId === undefined ? open.size : [...open].filter((entry) => entry.runId === runId).length,
  };
}
