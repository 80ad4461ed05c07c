import { compileProcedure } from '../../compile/compile-procedure.ts';
import type { Language, Problem } from '../../compile/problem.ts';
import type { ExecutionPlan, PlannedDecision } from '../../plan/execution-plan.ts';
import { compileDecisionResource } from './compile-decision-resource.ts';
import { compileFormResource, type CheckForm } from './compile-form-resource.ts';
import { readExamples, type Examples } from './read-examples.ts';
import { resourceKind, type ResourceKind } from './resource-kind.ts';
import { tellProblem, type ResourceProblem } from './resource-problem.ts';
import { unresolvedIn } from './unresolved-references.ts';

/** One file, compiled by itself: what it refers to in other files is not looked at yet. */
export interface CompiledResource {
  readonly path: string;
  /** Null where it is nothing that Roteiro reads. */
  readonly kind: ResourceKind | null;
  readonly problems: readonly ResourceProblem[];
  readonly plans: readonly ExecutionPlan[];
  readonly decisions: readonly PlannedDecision[];
  readonly formIds: readonly string[];
  readonly examples: Examples;
}

const NOTHING = { plans: [], decisions: [], formIds: [], examples: new Map() };

const NOT_RECOGNISED: { readonly [L in Language]: string } = {
  en: 'The file is no BPMN diagram, no DMN decisions and no form. Choose another file.',
  pt: 'O arquivo não é diagrama BPMN, decisões DMN nem formulário. Escolha outro arquivo.',
};

/** Compiles one file by what it holds. Never throws on its content. */
export async function compileResource(
  file: { readonly path: string; readonly text: string },
  context: { readonly language: Language; readonly checkForm: CheckForm },
): Promise<CompiledResource> {
  const { path, text } = file;
  const { language } = context;
  const kind = resourceKind(path, text);
  switch (kind) {
    case 'procedure': {
      const { plans, problems } = await compileProcedure({ xml: text });
      const told = problems
        .filter(isOfTheFileItself)
        .map((problem) => tellProblem(problem, language));
      const examples = await readExamples(text);
      return { ...NOTHING, path, kind, plans, problems: told, examples };
    }
    case 'decisions':
      return { ...NOTHING, path, kind, ...(await compileDecisionResource(text, language)) };
    case 'form':
      return { ...NOTHING, path, kind, ...compileFormResource(text, context.checkForm, language) };
    case null: {
      const code = 'file-not-recognised';
      const message = NOT_RECOGNISED[language];
      const problems = [{ code, severity: 'error' as const, elementId: null, message }];
      return { ...NOTHING, path, kind, problems };
    }
  }
}

/** Adds what files that are given together leave unresolved, as warnings: it may be elsewhere. */
export function linkResources(
  resources: readonly CompiledResource[],
  language: Language,
): readonly CompiledResource[] {
  const known = {
    processIds: new Set(resources.flatMap(({ plans }) => plans.map((plan) => plan.processId))),
    decisionIds: new Set(
      resources.flatMap(({ decisions }) => decisions.map((one) => one.decisionId)),
    ),
    formIds: new Set(resources.flatMap((resource) => resource.formIds)),
  };
  return resources.map((resource) => {
    const unresolved = resource.plans.flatMap((plan) => unresolvedIn(plan, known));
    const told = unresolved.map((problem) => tellProblem(problem, language));
    return { ...resource, problems: [...resource.problems, ...told] };
  });
}

/** Compiled alone, every reference looks unknown: `linkResources` says which really are. */
function isOfTheFileItself(problem: Problem): boolean {
  return problem.code !== 'decision-unknown' && problem.code !== 'form-unknown';
}
