import type { Problem } from '../../compile/problem.ts';
import type { ExecutionPlan } from '../../plan/execution-plan.ts';
import type { Operand, PlanNode } from '../../plan/plan-nodes.ts';

export interface KnownResources {
  readonly processIds: ReadonlySet<string>;
  readonly decisionIds: ReadonlySet<string>;
  readonly formIds: ReadonlySet<string>;
}

/** What a plan names and the given files do not hold. */
export function unresolvedIn(plan: ExecutionPlan, known: KnownResources): readonly Problem[] {
  return plan.nodes.flatMap((node) => {
    const found = unresolvedAt(node, known);
    if (found === null) return [];
    const params = { ...(node.name !== null && { element: node.name }), ...found.params };
    return [{ code: found.code, severity: 'warning' as const, elementId: node.id, params }];
  });
}

function unresolvedAt(
  node: PlanNode,
  known: KnownResources,
): Pick<Problem, 'code' | 'params'> | null {
  switch (node.type) {
    case 'userTask': {
      const formId = node.form?.formId;
      if (formId === undefined || known.formIds.has(formId)) return null;
      return { code: 'form-unknown', params: { formId } };
    }
    case 'businessRuleTask': {
      const decisionId = literalOf(node.decisionId);
      if (decisionId === null || known.decisionIds.has(decisionId)) return null;
      return { code: 'decision-unknown', params: { decisionId } };
    }
    case 'callActivity': {
      const processId = literalOf(node.processId);
      if (processId === null || known.processIds.has(processId)) return null;
      return { code: 'called-process-unknown', params: { processId } };
    }
    default:
      return null;
  }
}

/** Null where only a run will know. */
function literalOf(operand: Operand): string | null {
  return operand.kind === 'literal' && typeof operand.value === 'string' ? operand.value : null;
}
