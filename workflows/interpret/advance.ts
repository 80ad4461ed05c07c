import type { Resuming } from '../elements/element-behaviour.ts';
import { elements } from '../elements/index.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { indexPlan } from '../plan/plan-index.ts';
import { tokenOf, type Activation } from './activation.ts';
import { cancelRun } from './cancel-run.ts';
import type { Command } from './command.ts';
import { elementOf, resumeNode } from './dispatch.ts';
import { closeDraft, openDraft } from './draft.ts';
import { enterArrived } from './enter.ts';
import type { Fact } from './fact.ts';
import { fireTimer } from './fire-timer.ts';
import { ignore } from './ignore.ts';
import { moveClock } from './move-clock.ts';
import type { Occurrence } from './occurrence.ts';
import { resolveIncident } from './resolve-incident.ts';
import { setVariables } from './set-variables.ts';
import { startRun } from './start.ts';
import type { ProcedureState } from './state.ts';
import { takeMessage } from './take-message.ts';
import type { Token } from './token.ts';

export interface Advanced {
  readonly state: ProcedureState;
  readonly commands: readonly Command[];
  readonly facts: readonly Fact[];
}

/**
 * Takes one occurrence and goes on until nothing can move: the whole meaning of a procedure, pure
 * and total. What the data does not allow becomes an incident; it throws for our defects only.
 * @param state from `initialState` or an earlier call; it is not changed
 * @returns the new state, what is asked of the world, and what happened, with at least one fact
 */
export function advance(
  plan: ExecutionPlan,
  state: ProcedureState,
  occurrence: Occurrence,
): Advanced {
  const a: Activation = {
    index: indexPlan(plan),
    behaviours: elements,
    draft: openDraft(state),
    at: Math.max(occurrence.at, state.time),
    rawAt: occurrence.at < state.time ? occurrence.at : null,
    occurrenceId: occurrence.id,
    actor: 'actor' in occurrence ? occurrence.actor : null,
    facts: [],
    commands: [],
    ready: [],
    population: null,
    transitions: 0,
  };
  take(a, occurrence);
  enterArrived(a);
  return { state: closeDraft(a.draft), commands: a.commands, facts: a.facts };
}

function take(a: Activation, occurrence: Occurrence): void {
  const { status } = a.draft;
  if ((occurrence.kind === 'run-started') !== (status === 'created') || over(status)) {
    ignore(a, occurrence.kind, over(status) ? 'run-ended' : 'run-not-startable', null, null);
    return;
  }
  switch (occurrence.kind) {
    case 'run-started':
      startRun(a, occurrence);
      return;
    case 'timer-fired':
      fireTimer(a, occurrence);
      return;
    case 'message-received':
      takeMessage(a, occurrence);
      return;
    case 'incident-retry':
    case 'incident-skip':
    case 'incident-override':
      resolveIncident(a, occurrence);
      return;
    case 'variables-set':
      setVariables(a, occurrence);
      return;
    case 'cancel':
      cancelRun(a, occurrence);
      return;
    case 'clock-advanced':
      moveClock(a, occurrence);
      return;
    default:
      resume(a, occurrence);
  }
}

function over(status: ProcedureState['status']): boolean {
  return status !== 'created' && status !== 'running';
}

/** Gives an answer to the token it is for, unless that has gone on. */
function resume(a: Activation, occurrence: Resuming): void {
  const token = tokenOf(a, occurrence.token);
  const late = token === null ? 'token-gone' : mismatch(a, token, occurrence);
  if (token === null || late !== null) {
    ignore(a, occurrence.kind, late ?? 'token-gone', occurrence.token, answerOf(occurrence));
    return;
  }
  resumeNode(a, elementOf(a, token), token, occurrence);
}

/** An incident of one of its cycles does not keep a token from its work. */
function isParked(a: Activation, token: Token): boolean {
  const { incidents } = a.draft;
  for (const id in incidents) {
    const incident = incidents[id];
    if (incident?.token === token.id && incident.stage !== 'timer') return true;
  }
  return false;
}

/** Why an open token does not wait for this answer, or null when it does. */
function mismatch(a: Activation, token: Token, occurrence: Resuming): string | null {
  const { wait } = token;
  const parked = isParked(a, token);
  switch (occurrence.kind) {
    case 'task-completed':
      return wait.kind === 'task' && !parked ? null : 'not-waiting';
    case 'step-completed':
    case 'step-failed':
    case 'step-error':
      if (wait.kind !== 'step' || parked) return 'not-waiting';
      return wait.attempt === occurrence.attempt ? null : 'other-attempt';
    case 'call-started':
    case 'call-refused':
      return wait.kind === 'call' && wait.runId === null && !parked ? null : 'not-waiting';
    case 'call-ended':
    case 'call-incidents':
      if (wait.kind !== 'call') return 'not-waiting';
      return wait.runId === null || wait.runId === occurrence.runId ? null : 'other-run';
  }
}

function answerOf(occurrence: Resuming): Parameters<typeof ignore>[4] {
  switch (occurrence.kind) {
    case 'task-completed':
      return occurrence.values;
    case 'step-completed':
    case 'step-error':
      return occurrence.variables;
    case 'step-failed':
      return { ...occurrence.failure };
    case 'call-started':
    case 'call-ended':
    case 'call-incidents':
      return { runId: occurrence.runId };
    case 'call-refused':
      return { code: occurrence.code };
  }
}
