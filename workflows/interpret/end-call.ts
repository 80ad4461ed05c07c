import type { PlanNode } from '../plan/plan-nodes.ts';
import { record, type Activation } from './activation.ts';
import { complete } from './complete.ts';
import { raiseIncident } from './incidents.ts';
import type { Occurrence } from './occurrence.ts';
import { throwError } from './throw-error.ts';
import type { Token } from './token.ts';
import { trouble } from './trouble.ts';

/** The called run ended: its variables come back, its error is thrown here, or the token parks. */
export function endCall(
  a: Activation,
  node: PlanNode<'callActivity'>,
  token: Token,
  ended: Occurrence<'call-ended'>,
): void {
  const { runId, outcome } = ended;
  const carries = outcome.kind === 'completed' || outcome.kind === 'error';
  record(a, {
    type: 'call-ended',
    element: node.id,
    token: token.id,
    data: { runId, outcome: outcome.kind, variables: carries ? outcome.variables : {} },
  });
  switch (outcome.kind) {
    case 'completed':
      complete(a, token, returned(node, outcome.variables));
      return;
    case 'error': {
      const why = throwError(a, token, outcome);
      if (why !== null) raiseIncident(a, token, 'work', why);
      return;
    }
    case 'cancelled':
    case 'terminated':
      raiseIncident(
        a,
        token,
        'work',
        trouble('called-run-stopped', { runId, outcome: outcome.kind, reason: outcome.reason }),
      );
  }
}

/** Output mappings see all that came back; without them the drawing says whether it propagates. */
function returned(
  node: PlanNode<'callActivity'>,
  variables: Parameters<typeof complete>[2],
): Parameters<typeof complete>[2] {
  return node.outputs.length > 0 || node.propagateAllChildVariables ? variables : {};
}
