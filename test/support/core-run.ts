import { expect } from 'vitest';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import { advance } from '../../workflows/interpret/advance.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import { nextOccurrence } from '../../workflows/interpret/order.ts';
import { initialState, type ProcedureState } from '../../workflows/interpret/state.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';

const T0 = Date.UTC(2026, 0, 1);
export const ana = { kind: 'person', id: 'ana', role: 'technician' } as const;

async function planOf(xml: string): Promise<ExecutionPlan> {
  const { plans, problems } = await compileProcedure({ xml });
  const [plan] = plans;
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return plan;
}

/** A run that takes occurrences one by one, checking at each step what must always hold. */
export async function running(xml: string, variables: Record<string, never> | object = {}) {
  const plan = await planOf(xml);
  let first = initialState({ runId: 'r1', zone: 'America/Sao_Paulo', at: T0 });
  const run = {
    state: first,
    facts: [] as Fact[],
    take(occurrence: Occurrence) {
      const before = JSON.stringify(run.state);
      const { state, commands, facts } = advance(plan, run.state, occurrence);
      expect(JSON.stringify(run.state)).toBe(before);
      expect(facts.length).toBeGreaterThan(0);
      run.state = JSON.parse(JSON.stringify(state)) as ProcedureState;
      run.facts.push(...facts);
      expect(foldFacts(first, run.facts)).toEqual(state);
      return commands;
    },
    /** Goes on from a state that is hard to reach otherwise. */
    put(state: ProcedureState) {
      run.state = state;
      first = state;
      run.facts = [];
    },
    open: () => Object.values(run.state.tokens).map((token) => token.element),
    token(element: string) {
      const found = Object.values(run.state.tokens).find((token) => token.element === element);
      if (found === undefined) throw new Error(`${element} is not open: ${run.open().join()}`);
      return found.id;
    },
    at: (minutes: number) => T0 + minutes * 60_000,
    completeTask(element: string, values = {}, minutes = 1) {
      const token = run.token(element);
      return run.take({
        kind: 'task-completed',
        id: `c${token}`,
        at: run.at(minutes),
        token,
        values,
        actor: ana,
      });
    },
    wait(minutes: number) {
      const seen = run.at(minutes);
      for (;;) {
        const next = nextOccurrence(run.state, [], seen);
        if (next === null) return;
        run.take(next.occurrence);
      }
    },
    types: () => run.facts.map((fact) => fact.type),
  };
  const commands = run.take({
    kind: 'run-started',
    id: 'start',
    at: T0,
    element: null,
    variables: { ...variables },
    actor: ana,
  });
  return Object.assign(run, { commands });
}
