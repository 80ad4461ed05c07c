import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { advance } from '../../workflows/interpret/advance.ts';
import type { Fact, FactType } from '../../workflows/interpret/fact.ts';
import { foldFact, foldFacts } from '../../workflows/interpret/fold.ts';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import { initialState, type ProcedureState } from '../../workflows/interpret/state.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { expectConsistent } from './always-true.ts';
import { possible } from './random-occurrence.ts';
import { drawProcedure, someBlock } from './random-procedure.ts';

// Hundreds of procedures are tried: how long that takes is the machine's, not theirs.
vi.setConfig({ testTimeout: 120_000 });

const T0 = Date.UTC(2026, 0, 1);

/** What the world answers at a step: which occurrence, how much later, with which values. */
const answer = fc.record({
  pick: fc.nat(),
  later: fc.nat({ max: 3_600_000 }),
  values: fc.record<Variables>(
    { n: fc.nat({ max: 3 }), again: fc.boolean(), key: fc.constantFrom('k', '', null) },
    { requiredKeys: [] },
  ),
});

const answers = fc.array(answer, { maxLength: 25, size: 'max' });

interface Lived {
  readonly plan: ExecutionPlan;
  readonly first: ProcedureState;
  readonly state: ProcedureState;
  readonly occurrences: readonly Occurrence[];
  readonly facts: readonly Fact[];
}

async function planOf(xml: string): Promise<ExecutionPlan> {
  const { plans, problems } = await compileProcedure({ xml });
  const [plan] = plans;
  if (plan === undefined) throw new Error(`${JSON.stringify(problems)}\n${xml}`);
  return plan;
}

/** Lives a run through random answers; `look` sees the state before and after each of them. */
function live(
  plan: ExecutionPlan,
  steps: readonly { pick: number; later: number; values: Variables }[],
  look: (step: {
    before: ProcedureState;
    occurrence: Occurrence;
    after: ReturnType<typeof advance>;
  }) => void,
): Lived {
  const caller = { runId: 'caller', token: 1, catches: { all: false, codes: ['A'] } };
  const first = initialState({ runId: 'r', zone: 'America/Sao_Paulo', at: T0, caller });
  const occurrences: Occurrence[] = [];
  const facts: Fact[] = [];
  let state = first;
  let at = T0;
  const take = (occurrence: Occurrence) => {
    const after = advance(plan, state, occurrence);
    look({ before: state, occurrence, after });
    state = after.state;
    occurrences.push(occurrence);
    facts.push(...after.facts);
  };
  const [begin] = steps;
  take({
    kind: 'run-started',
    id: 'start',
    at,
    element: null,
    variables: begin?.values ?? {},
    actor: null,
  });
  for (const { pick, later, values } of steps) {
    at += later;
    const choices = possible(state, values, at);
    const occurrence = choices[pick % choices.length];
    if (occurrence !== undefined) take(occurrence);
  }
  return { plan, first, state, occurrences, facts };
}

/** What Temporal and Postgres do to a value. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The text of the whole: order of keys included, undefined not. */
const text = (value: unknown): string => JSON.stringify(value);

describe('any procedure, any order of occurrences', () => {
  it('never throws, never loses a token, and leaves the state it was given as it was', async () => {
    await fc.assert(
      fc.asyncProperty(someBlock, answers, async (block, steps) => {
        const plan = await planOf(drawProcedure(block));
        live(plan, steps, ({ before, occurrence, after }) => {
          const given = text(before);
          advance(plan, before, occurrence);
          expect(text(before)).toBe(given);
          expectConsistent(after.state);
          expect(after.facts.length).toBeGreaterThan(0);
          expect(after.facts.map((fact) => fact.seq)).toEqual(
            after.facts.map((_fact, index) => before.seq + index + 1),
          );
        });
      }),
      { numRuns: 150 },
    );
  });

  it('is changed by no JSON round trip of plan, state, occurrence or facts at any step', async () => {
    await fc.assert(
      fc.asyncProperty(someBlock, answers, async (block, steps) => {
        const plan = await planOf(drawProcedure(block));
        const storedPlan = stored(plan);
        live(plan, steps, ({ before, occurrence, after }) => {
          const anew = advance(storedPlan, stored(before), stored(occurrence));
          expect(text(anew)).toBe(text(after));
          expect(stored(after)).toEqual(after);
        });
      }),
      { numRuns: 75 },
    );
  });

  it('is the same when its occurrences or its facts are folded', async () => {
    await fc.assert(
      fc.asyncProperty(someBlock, answers, async (block, steps) => {
        const plan = await planOf(drawProcedure(block));
        const { first, state, occurrences, facts } = live(plan, steps, ({ before, after }) => {
          expect(foldFacts(before, stored(after.facts))).toEqual(after.state);
        });

        let relived = first;
        const anew: Fact[] = [];
        for (const occurrence of stored(occurrences)) {
          const step = advance(plan, relived, occurrence);
          relived = step.state;
          anew.push(...step.facts);
        }
        expect(text(relived)).toBe(text(state));
        expect(text(anew)).toBe(text(facts));
        expect(stored(facts).reduce(foldFact, first)).toEqual(state);
      }),
      { numRuns: 75 },
    );
  });

  it('is tried with procedures and orders that reach every kind of fact', async () => {
    const seen = new Set<string>();
    for (const [block, steps] of fc.sample(fc.tuple(someBlock, answers), { numRuns: 600, seed: 7 }))
      for (const fact of live(await planOf(drawProcedure(block)), steps, () => {}).facts)
        seen.add(fact.type);

    // Decisions are asked by the cases of business-rule-task.
    const never: FactType[] = ['decision-evaluated', 'inputs-mapped'];
    expect([...seen].toSorted()).toEqual(
      Object.keys(EVERY_FACT)
        .filter((type) => !never.some((other) => other === type))
        .toSorted(),
    );
  });
});

/** A fact type that is added must be added here. */
const EVERY_FACT: Readonly<Record<FactType, true>> = {
  'run-started': true,
  'element-entered': true,
  'inputs-mapped': true,
  'join-arrived': true,
  'sub-process-opened': true,
  'element-left': true,
  'element-cancelled': true,
  'gateway-decided': true,
  'script-evaluated': true,
  'decision-evaluated': true,
  'task-opened': true,
  'task-completed': true,
  'step-requested': true,
  'step-completed': true,
  'step-failed': true,
  'error-thrown': true,
  'timer-set': true,
  'timer-fired': true,
  'message-awaited': true,
  'message-taken': true,
  'message-refused': true,
  'call-requested': true,
  'call-started': true,
  'call-ended': true,
  'call-incidents': true,
  'incident-raised': true,
  'incident-retried': true,
  'incident-skipped': true,
  'incident-overridden': true,
  'variables-set': true,
  'clock-advanced': true,
  'occurrence-ignored': true,
  'run-completed': true,
  'run-cancelled': true,
  'run-ended-with-error': true,
};
