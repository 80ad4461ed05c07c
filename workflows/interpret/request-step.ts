import type { TokenId } from '../plan/ids.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';
import type { Variables } from '../expressions/json-value.ts';
import { record, type Activation } from './activation.ts';
import { evaluateText, evaluateWholeNumber } from './evaluate.ts';
import type { Token } from './token.ts';
import type { Trouble } from './trouble.ts';
import { allVisibleVariables } from './variables.ts';

const RETRIES = { min: 0, max: 100 } as const;

/**
 * Asks for the step's first attempt. It gets what its input mappings give; without any, all that
 * the element sees, as in Camunda 8.
 */
export function requestStep(
  a: Activation,
  node: PlanNode<'serviceTask'>,
  token: Token,
): Trouble | null {
  const retries = evaluateWholeNumber(a, token.id, 'retries', node.retries, RETRIES);
  if (!retries.ok) return retries.trouble;
  return performAttempt(a, node, token, 1, retries.value);
}

/** Asks for one attempt of a step; the idempotency key stays the same (decision 12). */
export function performAttempt(
  a: Activation,
  node: PlanNode<'serviceTask'>,
  token: Token,
  attempt: number,
  retriesLeft: number,
): Trouble | null {
  const jobType = evaluateText(a, token.id, 'service type', node.jobType);
  if (!jobType.ok) return jobType.trouble;
  const idempotencyKey = stepKey(a, node.id, token.id);
  const data = { jobType: jobType.value, queue: node.queue, attempt, idempotencyKey };
  record(a, { type: 'step-requested', element: node.id, token: token.id, data }, [
    [token.id, { ...token, wait: { kind: 'step', attempt, retriesLeft } }],
  ]);
  a.commands.push({
    kind: 'perform-step',
    token: token.id,
    element: node.id,
    name: node.name,
    jobType: jobType.value,
    queue: node.queue,
    timeoutMs: node.timeoutMs,
    attempt,
    idempotencyKey,
    headers: node.headers,
    variables: stepVariables(a, node, token.id),
  });
  return null;
}

function stepKey(a: Activation, element: string, token: TokenId): string {
  return `${a.draft.base.runId}/${element}/${token}`;
}

function stepVariables(a: Activation, node: PlanNode<'serviceTask'>, token: TokenId): Variables {
  if (node.inputs.length > 0) return a.draft.variables[token] ?? {};
  return allVisibleVariables(a, token);
}
