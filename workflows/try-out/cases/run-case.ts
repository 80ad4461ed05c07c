import type { Language } from '../../compile/problem.ts';
import type { Variables } from '../../expressions/json-value.ts';
import type { ExecutionPlan, PlannedDecision } from '../../plan/execution-plan.ts';
import { settle } from '../settle.ts';
import { armStartTimers } from '../start-timers.ts';
import { createWorld } from '../world.ts';
import { caseResult, rejectedCase, type CaseResult } from './case-result.ts';
import { readInstructions } from './read-instructions.ts';
import { RESTLESS } from './restless.ts';

/** What a case runs on: compiled resources, the same object for every case that has the same. */
export interface Deployment {
  readonly plans: readonly ExecutionPlan[];
  readonly decisions: readonly PlannedDecision[];
  /** Sentences; a case on a deployment with any is rejected. */
  readonly errors: readonly string[];
  readonly exampleOf: (processId: string, elementId: string) => Variables | null;
}

/** Runs one case in a world of its own. */
export function runCase(
  one: { readonly name: string; readonly instructions: readonly unknown[] },
  deployment: Deployment,
  language: Language = 'en',
): CaseResult {
  if (deployment.errors.length > 0) return rejectedCase(one.name, deployment.errors);
  const read = readInstructions(one.instructions);
  if (!read.ok) return rejectedCase(one.name, read.failures);

  const { plans, decisions, exampleOf } = deployment;
  const world = createWorld({ plans, decisions });
  const failures: string[] = [];
  armStartTimers(world);
  let goesOn = settle(world);
  for (const { label, perform } of read.instructions) {
    if (!goesOn) break;
    const performed = perform({ world, exampleOf });
    const rests = settle(world);
    const found = [...performed.failures, ...world.complaints.splice(0)];
    failures.push(...found.map((sentence) => `${label}: ${sentence}`));
    if (!rests) failures.push(`${label}: ${RESTLESS}`);
    goesOn = rests && !performed.stop;
  }
  return caseResult(one.name, world, failures, language);
}
