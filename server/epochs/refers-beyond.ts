import type { OutboxMessage } from '../outbox/outbox-message.ts';

/**
 * Whether a message for a run is about a task, an incident, an element or a subscription that came
 * to be after a moment: ids count upwards, and the run may give the same to another (decision 10).
 * Ends of called runs name the run that they are of, so none can be taken for another.
 * @param nextId the id that the run was to give next at that moment
 */
export function refersBeyond(message: OutboxMessage, nextId: number): boolean {
  switch (message.kind) {
    case 'start-run':
      return false;
    case 'signal-run':
      return message.delivery.occurrences.some(
        (occurrence) => occurrence.kind === 'message-received' && occurrence.subscription >= nextId,
      );
    case 'update-run': {
      const { update } = message;
      switch (update.name) {
        case 'complete-task':
          return update.input.token >= nextId;
        case 'incident':
          return update.input.incident >= nextId;
        case 'set-variables':
          return update.input.holder >= nextId;
        case 'cancel':
          return false;
      }
    }
  }
}
