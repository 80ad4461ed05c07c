import { z } from 'zod';
import type { DecisionPlan } from '../decisions/decision-plan.ts';
import { evaluateDecision } from '../decisions/evaluate-decision.ts';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { jsonField } from './cases/fields.ts';
import type { World } from './world.ts';

const withDecisions = new WeakMap<World, Map<ExecutionPlan, ExecutionPlan>>();

/** The plan with every decision of the world, mocks first: what it refers to is deployed beside it. */
export function planWithDecisions(world: World, plan: ExecutionPlan): ExecutionPlan {
  if (world.decisions.size === 0 && world.decisionMocks.size === 0) return plan;
  const known = withDecisions.get(world) ?? new Map<ExecutionPlan, ExecutionPlan>();
  withDecisions.set(world, known);
  const before = known.get(plan);
  if (before !== undefined) return before;
  const decisions = new Map(plan.decisions.map((one) => [one.decisionId, one]));
  for (const [id, decision] of world.decisions) decisions.set(id, decision);
  for (const [id, mock] of world.decisionMocks)
    decisions.set(id, { decisionId: id, hash: null, plan: mock });
  const made = { ...plan, decisions: [...decisions.values()] };
  known.set(plan, made);
  return made;
}

/** From now on the decision answers with these variables, whatever it is asked. */
export function mockDecision(world: World, decisionId: string, variables: Variables): void {
  world.decisionMocks.set(decisionId, constantDecision(decisionId, variables));
  withDecisions.delete(world);
}

/** JSON is FEEL, too: a literal expression that gives the value. */
function constantDecision(decisionId: string, value: JsonValue): DecisionPlan {
  const step = {
    decisionId,
    name: decisionId,
    resultNames: [decisionId],
    requires: [],
    inputData: [],
    type: null,
    logic: { kind: 'expression' as const, expression: JSON.stringify(value) },
  };
  return { decisionId, name: decisionId, steps: [step] };
}

/**
 * Evaluates a decision by itself. One that fails is an incident of the world.
 * @returns false when the world has no such decision
 */
export function evaluateAlone(world: World, decisionId: string, variables: Variables): boolean {
  const plan = world.decisionMocks.get(decisionId) ?? world.decisions.get(decisionId)?.plan;
  if (plan === undefined) return false;
  const answer = evaluateDecision(plan, variables, { now: world.now, zone: world.zone });
  if (answer.ok) noteEvaluation(world, answer.record);
  else world.incidents.push({ elementId: decisionId, ...answer.failure });
  return true;
}

const records = z.array(
  z.object({
    decisionId: z.string(),
    name: z.string(),
    output: jsonField,
    matchedRules: z.array(z.object({ index: z.int() })),
  }),
);

/** Keeps what each decision of an evaluation found; required ones come before the one asked. */
export function noteEvaluation(world: World, record: unknown): void {
  for (const { decisionId, name, output, matchedRules } of records.parse(record)) {
    const matched = matchedRules.map((rule) => rule.index);
    world.evaluations.push({ decisionId, name, output, matchedRules: matched });
  }
}
