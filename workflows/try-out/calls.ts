import type { Command } from '../interpret/command.ts';
import type { Occurrences } from '../interpret/occurrence.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { standInFor } from './called-stand-in.ts';
import { startRun } from './start-run.ts';
import { isOpen, nextId, tell, TRY_OUT_ACTOR, type TriedRun, type World } from './world.ts';

type StartCalled = Extract<Command, { kind: 'start-called' }>;
type CancelCalled = Extract<Command, { kind: 'cancel-called' }>;

/** A run calls a procedure: it starts as a run of its own, or the call is refused. */
export function startCalled(world: World, caller: TriedRun, command: StartCalled): void {
  const { token, processId, binding, catches } = command;
  const mocked = world.calledMocks.get(processId);
  const plan =
    mocked === undefined ? world.procedures.get(processId) : standInFor(processId, binding);
  if (plan === undefined || !isBound(plan, binding)) {
    tell(caller, {
      kind: 'call-refused',
      id: nextId(world, 'call'),
      at: world.now,
      token,
      code: 'procedure-not-found',
      params: { processId },
    });
    return;
  }
  const called = startRun(world, {
    plan,
    variables: { ...command.variables, ...mocked },
    caller: { runId: caller.runId, token, catches },
  });
  tell(caller, {
    kind: 'call-started',
    id: nextId(world, 'call'),
    at: world.now,
    token,
    runId: called.runId,
    version: 1,
    planHash: planHash(plan),
  });
}

function isBound(plan: ExecutionPlan, binding: StartCalled['binding']): boolean {
  return binding.kind !== 'versionTag' || binding.versionTag === plan.versionTag;
}

export function cancelCalled(world: World, caller: TriedRun, command: CancelCalled): void {
  const called = [...world.openRuns].find(
    (run) => run.state.caller?.runId === caller.runId && run.state.caller.token === command.token,
  );
  if (called !== undefined) cancelRun(world, called, command.reason);
}

export function cancelRun(world: World, run: TriedRun, reason: string): void {
  tell(run, {
    kind: 'cancel',
    id: nextId(world, 'cancel'),
    at: world.now,
    actor: TRY_OUT_ACTOR,
    reason,
  });
}

/** Tells a run's caller that it has ended, or that it has more or fewer incidents than before. */
export function reportToCaller(world: World, run: TriedRun): void {
  const { caller } = run.state;
  const calling = caller && world.runs.find((other) => other.runId === caller.runId);
  if (!caller || !calling) return;
  const address = { at: world.now, token: caller.token, runId: run.runId };
  const open = Object.keys(run.state.incidents).length;
  if (open !== run.toldIncidents && isOpen(run)) {
    run.toldIncidents = open;
    tell(calling, { kind: 'call-incidents', id: nextId(world, 'call'), ...address, open });
  }
  const outcome = outcomeOf(run);
  if (outcome !== null)
    tell(calling, { kind: 'call-ended', id: nextId(world, 'call'), ...address, outcome });
}

function outcomeOf(run: TriedRun): Occurrences['call-ended']['outcome'] | null {
  const last = run.facts.at(-1);
  if (isOpen(run) || last === undefined) return null;
  for (const fact of run.facts.toReversed()) {
    if (fact.type === 'run-completed') return { kind: 'completed', variables: fact.data.variables };
    if (fact.type === 'run-ended-with-error') return { kind: 'error', ...fact.data };
    if (fact.type === 'run-cancelled') return { kind: 'cancelled', reason: fact.data.reason };
  }
  return { kind: 'terminated', reason: 'terminated' };
}
