import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import type { KnownDecision } from '../../workflows/compile/compiling.ts';
import { hasErrors, problemText, type Problem as Found } from '../../workflows/compile/problem.ts';
import { readDecisions } from '../../workflows/decisions/read-decisions.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';
import { unresolvedIn } from '../../workflows/try-out/resources/unresolved-references.ts';
import { z } from 'zod';
import type {
  CompiledProcess,
  CompileProcedure,
  ProcessStart,
  PublishedDecisionFile,
} from './compiler.ts';
import { problemOf, type Problem } from './problem.ts';

/** The compiler of `workflows/`, given what the organisation has published and the worker serves. */
export function createCompiler(builtInTypes: readonly string[]): CompileProcedure {
  return async ({ xml, forms, decisions, settings, processIds }) => {
    const known = await Promise.all(decisions.map(knownDecisions));
    const { plans, problems: found } = await compileProcedure({
      xml,
      forms: forms.map(({ formId, hash }) => ({ formId, hash })),
      decisions: known.flat(),
      settings: {
        queues: settings.queues,
        serviceTypes: [...builtInTypes, ...settings.serviceTypes],
      },
    });
    const reachable = {
      processIds: new Set([...processIds, ...plans.map(({ processId }) => processId)]),
      decisionIds: new Set(known.flat().map(({ decisionId }) => decisionId)),
      formIds: new Set(forms.map(({ formId }) => formId)),
    };
    const missing = plans.flatMap((plan) => unresolvedIn(plan, reachable));
    const problems = [...found, ...missing].map(toProblem);
    if (hasErrors(found)) return { ok: false, problems };
    return { ok: true, plans: plans.map(toProcess), problems };
  };
}

async function knownDecisions({ xml, hash }: PublishedDecisionFile): Promise<KnownDecision[]> {
  const { decisions } = await readDecisions(xml);
  return decisions.map((plan) => ({ decisionId: plan.decisionId, hash, plan }));
}

function toProblem(found: Found): Problem {
  const messages = { en: problemText(found, 'en'), pt: problemText(found, 'pt') };
  return problemOf(found.code, found.elementId, messages, found.severity);
}

function toProcess(plan: ExecutionPlan): CompiledProcess {
  const { processId } = plan;
  return { processId, hash: planHash(plan), plan: json(plan), starts: startsOf(plan) };
}

function startsOf(plan: ExecutionPlan): ProcessStart[] {
  return plan.nodes.flatMap((node): ProcessStart[] => {
    if (!plan.starts.includes(node.id)) return [];
    const elementId = node.id;
    if (node.type === 'timerStartEvent')
      return [{ kind: 'timer', elementId, timer: json(node.timer) }];
    if (node.type === 'messageStartEvent')
      return [{ kind: 'message', elementId, message: json(node.message) }];
    return [];
  });
}

/** Plans are plain JSON: what is undefined in them is not written. */
const json = (value: object) => z.json().parse(JSON.parse(JSON.stringify(value)));
