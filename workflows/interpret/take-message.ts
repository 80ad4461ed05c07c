import { record, tokenOf, type Activation } from './activation.ts';
import { boundaryToken, fireBoundary } from './boundaries.ts';
import { complete } from './complete.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * A message came for a subscription. Taken or refused, the fact is the answer to who sent it
 * (decision 27).
 */
export function takeMessage(a: Activation, received: Occurrence<'message-received'>): void {
  const { messageId, variables } = received;
  const subscription = a.draft.subscriptions[received.subscription];
  const token = subscription === undefined ? null : tokenOf(a, subscription.token);
  if (subscription === undefined || token === null) {
    record(a, {
      type: 'message-refused',
      element: null,
      token: null,
      data: { subscription: received.subscription, messageId },
    });
    return;
  }
  const onBoundary = subscription.element !== token.element;
  const event = onBoundary ? boundaryToken(a, subscription.element, token) : null;
  const { id, element, message, interrupting } = subscription;
  const data = { subscription: id, message, messageId, variables };
  record(
    a,
    {
      type: 'message-taken',
      element,
      token: token.id,
      data,
      ...(interrupting && { change: { subscriptions: { [id]: null } } }),
    },
    event === null ? [] : [[event.id, event]],
  );
  if (event === null) complete(a, token, variables);
  else fireBoundary(a, event, token, subscription.interrupting, variables);
}
