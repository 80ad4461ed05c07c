import type { Variables } from '../expressions/json-value.ts';
import { nodeOf } from '../plan/plan-index.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';
import { record, tokenOf, type Activation } from './activation.ts';
import { boundaryToken, fireBoundary } from './boundaries.ts';
import { cancelScope } from './cancel-token.ts';
import { elementOf } from './dispatch.ts';
import type { Token } from './token.ts';
import { trouble, type Trouble } from './trouble.ts';

export interface ThrownError {
  readonly errorCode: string;
  readonly message: string;
  readonly variables: Variables;
}

interface Catcher {
  readonly host: Token;
  readonly boundary: PlanNode<'errorBoundaryEvent'>;
}

/**
 * Throws an error at a token (BPMN 2.0 §13.5.2): the nearest enclosing activity with a matching
 * boundary event catches it, one that names the code before one that catches all. Then the run's
 * caller, if it catches it. Else trouble, and the token parks.
 */
export function throwError(a: Activation, token: Token, error: ThrownError): Trouble | null {
  const catcher = findCatcher(a, token, error.errorCode);
  if (catcher !== null) {
    const event = boundaryToken(a, catcher.boundary.id, catcher.host);
    const data = { ...error, caughtBy: catcher.boundary.id };
    record(a, { type: 'error-thrown', element: token.element, token: token.id, data }, [
      [event.id, event],
    ]);
    fireBoundary(a, event, catcher.host, true, error.variables);
    return null;
  }
  if (!callerCatches(a, error.errorCode))
    return trouble('error-not-caught', { errorCode: error.errorCode, message: error.message });
  record(a, {
    type: 'error-thrown',
    element: token.element,
    token: token.id,
    data: { ...error, caughtBy: null },
  });
  cancelScope(a, 0, token.element);
  record(a, {
    type: 'run-ended-with-error',
    element: token.element,
    token: null,
    data: error,
    change: { status: 'ended-with-error' },
  });
  return null;
}

function callerCatches(a: Activation, errorCode: string): boolean {
  const { caller } = a.draft.base;
  return caller !== null && (caller.catches.all || caller.catches.codes.includes(errorCode));
}

function findCatcher(a: Activation, token: Token, errorCode: string): Catcher | null {
  for (let host: Token | null = token; host !== null; host = tokenOf(a, host.scope)) {
    const boundaries = errorBoundaries(a, host);
    const boundary =
      boundaries.find((node) => node.errorCode === errorCode) ??
      boundaries.find((node) => node.errorCode === null);
    if (boundary !== undefined) return { host, boundary };
  }
  return null;
}

function errorBoundaries(a: Activation, host: Token): PlanNode<'errorBoundaryEvent'>[] {
  return elementOf(a, host)
    .boundaries.map((id) => nodeOf(a.index, id))
    .filter((node) => node.type === 'errorBoundaryEvent');
}

/** Which errors would be caught if a called procedure ended with them here (its caller included). */
export function catchableErrors(
  a: Activation,
  token: Token,
): { readonly all: boolean; readonly codes: readonly string[] } {
  const codes = new Set(a.draft.base.caller?.catches.codes);
  let all = a.draft.base.caller?.catches.all ?? false;
  for (let host: Token | null = token; host !== null; host = tokenOf(a, host.scope)) {
    for (const { errorCode } of errorBoundaries(a, host)) {
      if (errorCode === null) all = true;
      else codes.add(errorCode);
    }
  }
  return { all, codes: [...codes] };
}
