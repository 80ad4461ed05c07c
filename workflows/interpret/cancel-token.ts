import { record, tokensIn, type Activation } from './activation.ts';
import { dropToken } from './attachments.ts';
import { cancelNode, elementOf } from './dispatch.ts';
import type { Token } from './token.ts';

/**
 * Ends a token and all inside it, oldest first, without leaving the element. Whoever calls it
 * sees to the scope that may be empty afterwards.
 * @param by what ended it: the id of a boundary or end event, or `cancel`
 */
export function cancelToken(a: Activation, token: Token, by: string): void {
  if (token.wait.kind === 'scope') cancelScope(a, token.id, by);
  const entered = token.wait.kind !== 'arrived';
  if (entered) cancelNode(a, elementOf(a, token), token, by);
  const { change, moved } = dropToken(a, token.id);
  const what = { element: token.element, token: token.id, data: { by, entered } };
  record(a, { type: 'element-cancelled', ...what, ...(change !== undefined && { change }) }, moved);
}

/** Ends every token of a scope, oldest first. */
export function cancelScope(a: Activation, scope: Token['scope'], by: string): void {
  for (const token of tokensIn(a, scope)) cancelToken(a, token, by);
}
