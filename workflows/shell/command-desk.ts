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
  readonly scope: CancellationScope;
}

/**
 * @param now the workflow's time in milliseconds, without clock offsets
 * @param wake called when an answer lies in an inbox or a command went back into a queue
 */
export function createCommandDesk(host: Host, now: () => Instant, wake: () => void): CommandDesk {
  const open = new Set<OpenCommand>();

  function start(
    run: HostedRun,
    command: OpenCommand['command'],
    work: (at: () => Instant) => Promise<Occurrence | null>,
  ): void {
    const { runId } = run.state;
    const scope = new CancellationScope();
    const entry = { runId, command, scope };
    open.add(entry);
    const finished = (async () => {
      const occurrence = await scope.run(() => work(() => now() + run.clockOffsetMs));
      open.delete(entry);
      if (occurrence !== null) host.deliver(runId, [occurrence]);
      wake();
    })();
    // A rejection is a bug of ours: unhandled, it fails the workflow task, which is tried again.
    void finished;
  }

  function issueStep(run: HostedRun, command: PerformStep): void {
    const { scheduleToStartMs } = run.input.settings;
    start(run, command, async (at) => {
      const outcome = await performStep(run.state.runId, command, scheduleToStartMs);
      if (outcome === null) return null;
      if (outcome.kind !== 'not-started') return stepOccurrence(command, outcome, at());
      // Unless the element was left meanwhile, it is put on its queue anew (decision 7).
      if (run.state.tokens[command.token] !== undefined) run.queue.push(command);
      return null;
    });
  }

  function issueCall(run: HostedRun, command: StartCalled): void {
    const { organisationId, runId } = run.input.start;
    const { token, processId, binding, catches, variables } = command;
    const issue = run.state.seq;
    start(run, command, async (at) => {
      const answer = await own['roteiro.start-called']({
        organisationId,
        callerRunId: runId,
        token,
        issue,
        processId,
        binding,
        catches,
        variables,
      });
      const id = `call/${token}/${issue}`;
      return answer.kind === 'started'
        ? { ...answer, kind: 'call-started', id, at: at(), token }
        : { ...answer, kind: 'call-refused', id, at: at(), token };
    });
  }

  function issueCancel(run: HostedRun, command: CancelCalled): void {
    const { token, reason } = command;
    const { organisationId, runId: callerRunId } = run.input.start;
    start(run, command, async (at) => {
      await own['roteiro.cancel-called']({ organisationId, callerRunId, token, at: at(), reason });
      return null;
    });
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
        for (const { scope } of openFor(run, 'perform-step', command.token)) scope.cancel();
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
