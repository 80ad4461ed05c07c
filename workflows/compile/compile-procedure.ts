import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { compileProcess } from './compile-process.ts';
import { NESTING_LIMIT } from './compile-scope.ts';
import type { Compiling, KnownDecision, KnownForm, ServiceSettings } from './compiling.ts';
import { childrenOf, flagOf, idOf, textOf, type Moddle } from './moddle.ts';
import { hasErrors, type Problem } from './problem.ts';
import { readDiagram } from './read-diagram.ts';
import { checkDefinitions } from './check-definitions.ts';

export interface CompileInput {
  readonly xml: string;
  /** Published forms; null when they cannot be known here, and a reference only warns. */
  readonly forms?: readonly KnownForm[] | null;
  /** Published decisions; null when they cannot be known here. */
  readonly decisions?: readonly KnownDecision[] | null;
  /** What the installation serves; null when it cannot be known here. */
  readonly settings?: ServiceSettings | null;
}

export interface Compiled {
  /** One for each executable process; empty when any problem is an error. */
  readonly plans: readonly ExecutionPlan[];
  readonly problems: readonly Problem[];
}

/** From BPMN XML to plans, or to all that is wrong with it. Never throws on what a user drew. */
export async function compileProcedure(input: CompileInput): Promise<Compiled> {
  const { definitions, problems: read } = await readDiagram(input.xml);
  if (definitions === null) return { plans: [], problems: shown(read) };
  const problems: Problem[] = [...read];
  const executable = childrenOf(definitions, 'rootElements').filter(isExecutable);
  const byId = new Map(
    executable
      .flatMap((process) => allElements(process))
      .map((element) => [idOf(element), element]),
  );
  const plans = executable.map((process) =>
    compileProcess(compiling(input, problems, byId), process),
  );
  checkDefinitions(compiling(input, problems, byId), definitions);
  if (executable.length === 0)
    problems.push({
      code: 'diagram-nothing-executable',
      severity: 'error',
      elementId: null,
      params: {},
    });
  return { plans: hasErrors(problems) ? [] : plans, problems: shown(problems) };
}

function isExecutable(element: Moddle): boolean {
  return element.$type === 'bpmn:Process' && flagOf(element, 'isExecutable');
}

/** Those that are compiled: what is nested deeper is a problem already. */
function allElements(scope: Moddle, depth = 0): readonly Moddle[] {
  if (depth > NESTING_LIMIT) return [];
  return childrenOf(scope, 'flowElements').flatMap((element) => [
    element,
    ...allElements(element, depth + 1),
  ]);
}

/** Nobody reads more, and an answer must not grow beyond what is sent. */
const MOST_PROBLEMS = 1000;

/** Errors first where not all can be shown; the last one says how many more there are. */
function shown(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const severity = hasErrors(problems) ? 'error' : 'warning';
  const sorted = [
    ...problems.filter((problem) => problem.severity === 'error'),
    ...problems.filter((problem) => problem.severity !== 'error'),
  ];
  const rest: Problem = {
    code: 'diagram-has-more-problems',
    severity,
    elementId: null,
    params: { count: more },
  };
  return [...sorted.slice(0, MOST_PROBLEMS), rest];
}

function compiling(
  input: CompileInput,
  problems: Problem[],
  byId: ReadonlyMap<string, Moddle>,
): Compiling {
  const { forms, decisions, settings } = input;
  return {
    settings: settings ?? null,
    forms: forms == null ? null : new Map(forms.map((form) => [form.formId, form])),
    decisions: new Map(decisions?.map((decision) => [decision.decisionId, decision])),
    decisionsAreComplete: decisions != null,
    usedDecisions: new Set(),
    problems,
    at: (id) => byId.get(id) ?? null,
    problem(code, element, params = {}, severity = 'error') {
      const elementId = element === null ? null : idOf(element) || null;
      const name = element === null ? null : textOf(element, 'name');
      problems.push({
        code,
        severity,
        elementId,
        params: { ...(name !== null && { element: name }), ...params },
      });
    },
  };
}
