import type { TokenId } from '../plan/ids.ts';
import type { MessageDefinition } from '../plan/plan-nodes.ts';
import { record, type Activation } from './activation.ts';
import { evaluateOperand, evaluateText } from './evaluate.ts';
import type { Moved } from './patch.ts';
import type { Subscription } from './token.ts';
import { bad, good, trouble, type Outcome } from './trouble.ts';

export interface AwaitedMessage {
  readonly message: string;
  readonly key: string;
}

/** The message name and correlation key as the holder sees them. */
export function evaluateMessage(
  a: Activation,
  holder: TokenId,
  definition: MessageDefinition,
): Outcome<AwaitedMessage> {
  const name = evaluateText(a, holder, 'message name', definition.name);
  if (!name.ok) return name;
  if (definition.correlationKey === null) return good({ message: name.value, key: '' });
  const value = evaluateOperand(a, holder, definition.correlationKey);
  if (!value.ok) return value;
  if (value.value === null || value.value === '')
    return bad(trouble('correlation-key-missing', { message: name.value }));
  const key = evaluateText(a, holder, 'correlation key', definition.correlationKey);
  return key.ok ? good({ message: name.value, key: key.value }) : key;
}

/** Begins to wait for a message; tokens may move with the same fact. */
export function subscribe(
  a: Activation,
  subscription: Omit<Subscription, 'id'>,
  moved: Moved = [],
): void {
  const id = a.draft.nextId;
  const { element, token, message, key } = subscription;
  const change = { subscriptions: { [id]: { id, ...subscription } } };
  const data = { subscription: id, message, key };
  record(a, { type: 'message-awaited', element, token, data, change }, moved);
}
