import type { Command } from '../interpret/command.ts';

/**
 * The queue without what a later command takes back: a step that was cancelled before it was
 * issued, and a call with its cancelling.
 */
export function settleQueue(queue: readonly Command[]): Command[] {
  return queue.filter((command, index) => {
    const { token } = command;
    const before = queue.slice(0, index).filter((other) => other.token === token);
    const after = queue.slice(index + 1).filter((other) => other.token === token);
    switch (command.kind) {
      case 'perform-step':
        return !after.some(({ kind }) => kind === 'cancel-step');
      case 'start-called':
        return !after.some(({ kind }) => kind === 'cancel-called');
      case 'cancel-called':
        return !before.some(({ kind }) => kind === 'start-called');
      case 'cancel-step':
        return true;
    }
  });
}
