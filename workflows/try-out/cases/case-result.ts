import type { JsonValue, Variables } from '../../expressions/json-value.ts';
import { incidentSentence } from '../incident-sentence.ts';
import { isDrawn } from '../trace.ts';
import type { TraceEntry, TriedRun, World } from '../world.ts';
import type { Token } from '../../interpret/token.ts';
import type { Language } from '../../compile/problem.ts';

export type Outcome = 'completed' | 'waiting' | 'incident' | 'rejected';

export interface CaseIncident {
  readonly elementId: string;
  readonly code: string;
  readonly message: string;
}

/** What `roteiro test --json` prints for a case. */
export interface CaseResult {
  readonly name: string;
  readonly outcome: Outcome;
  readonly passed: boolean;
  /** Sentences. */
  readonly failures: readonly string[];
  readonly trace: readonly TraceEntry[];
  /** Of the instance created first. */
  readonly variables: Variables;
  readonly open: readonly { readonly elementId: string; readonly kind: string }[];
  readonly incidents: readonly CaseIncident[];
}

/** The result of a case that was not begun. */
export function rejectedCase(name: string, failures: readonly string[]): CaseResult {
  return {
    name,
    outcome: 'rejected',
    passed: false,
    failures,
    trace: [],
    variables: {},
    open: [],
    incidents: [],
  };
}

/** The result of a case whose world is at rest. */
export function caseResult(
  name: string,
  world: World,
  failures: readonly string[],
  language: Language,
): CaseResult {
  const incidents = incidentsOf(world, language);
  return {
    name,
    outcome: incidents.length > 0 ? 'incident' : world.openRuns.size > 0 ? 'waiting' : 'completed',
    passed: failures.length === 0,
    failures,
    trace: world.visits.map((visit) => visit.entry),
    variables: world.runs[0]?.state.variables[0] ?? {},
    open: [...world.openRuns].flatMap(openOf),
    incidents,
  };
}

function openOf(run: TriedRun): { elementId: string; kind: string }[] {
  return Object.values(run.state.tokens)
    .filter((token) => isDrawn(token.element))
    .map((token) => ({ elementId: token.element, kind: kindOf(token) }));
}

function kindOf(token: Token): string {
  switch (token.wait.kind) {
    case 'task':
      return 'userTask';
    case 'step':
      return 'job';
    case 'scope':
      return 'subProcess';
    case 'call':
      return 'callActivity';
    case 'arrived':
    case 'entering':
    case 'completing':
      return 'incident';
    case 'join':
    case 'timer':
    case 'message':
      return token.wait.kind;
  }
}

function incidentsOf(world: World, language: Language): CaseIncident[] {
  const told = (
    elementId: string,
    code: string,
    params: { readonly [name: string]: JsonValue },
  ) => ({
    elementId,
    code,
    message: incidentSentence(code, params, language),
  });
  return [
    ...[...world.openRuns]
      .flatMap((run) => Object.values(run.state.incidents))
      .map((one) => told(one.element, one.code, one.params)),
    ...world.incidents.map((one) => told(one.elementId, one.code, one.params)),
  ];
}
