import { readTimer } from '../expressions/time/read-timer.ts';
import type { Operand, PlanNode } from '../plan/plan-nodes.ts';
import type { Activation } from './activation.ts';
import { describe, evaluateOptionalText, evaluateTexts, evaluateWholeNumber } from './evaluate.ts';
import type { FactData } from './fact.ts';
import type { Token } from './token.ts';
import { bad, good, trouble, type Outcome } from './trouble.ts';

/** Camunda 8's priorities: 0 to 100, 50 unless said. */
const PRIORITY = { min: 0, max: 100 } as const;
const USUAL_PRIORITY: Operand = { kind: 'literal', value: 50 };

/** A moment as ISO 8601 in UTC; null where the drawing or the expression gives none. */
function evaluateMoment(
  a: Activation,
  token: Token,
  attribute: string,
  operand: Operand | null,
): Outcome<string | null> {
  const text = evaluateOptionalText(a, token.id, attribute, operand);
  if (!text.ok || text.value === null) return text;
  const read = readTimer('date', text.value, { now: a.at, zone: a.draft.base.zone });
  if (read === null)
    return bad(
      trouble('timer-not-readable', {
        element: attribute,
        kind: 'date',
        got: describe(text.value),
      }),
    );
  return good(new Date(read.due).toISOString());
}

/** Who a task is for and until when, as its variables say at this moment. */
export function evaluateTask(
  a: Activation,
  node: PlanNode<'userTask'>,
  token: Token,
): Outcome<FactData['task-opened']> {
  const assignee = evaluateOptionalText(a, token.id, 'assignee', node.assignee);
  if (!assignee.ok) return assignee;
  const candidateGroups = evaluateTexts(a, token.id, 'candidate groups', node.candidateGroups);
  if (!candidateGroups.ok) return candidateGroups;
  const candidateUsers = evaluateTexts(a, token.id, 'candidate users', node.candidateUsers);
  if (!candidateUsers.ok) return candidateUsers;
  const dueAt = evaluateMoment(a, token, 'due date', node.dueDate);
  if (!dueAt.ok) return dueAt;
  const followUpAt = evaluateMoment(a, token, 'follow-up date', node.followUpDate);
  if (!followUpAt.ok) return followUpAt;
  const wanted = node.priority ?? USUAL_PRIORITY;
  const priority = evaluateWholeNumber(a, token.id, 'priority', wanted, PRIORITY);
  if (!priority.ok) return priority;
  return good({
    name: node.name,
    formId: node.form?.formId ?? null,
    formHash: node.form?.hash ?? null,
    assignee: assignee.value,
    candidateGroups: candidateGroups.value,
    candidateUsers: candidateUsers.value,
    dueAt: dueAt.value,
    followUpAt: followUpAt.value,
    priority: priority.value,
  });
}
