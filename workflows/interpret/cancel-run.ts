import { record, type Activation } from './activation.ts';
import { cancelScope } from './cancel-token.ts';
import type { Occurrence } from './occurrence.ts';

/** Ends everything, oldest token first, and the run with it (decision 16). */
export function cancelRun(a: Activation, cancel: Occurrence<'cancel'>): void {
  cancelScope(a, 0, 'cancel');
  record(a, {
    type: 'run-cancelled',
    element: null,
    token: null,
    data: { reason: cancel.reason },
    change: { status: 'cancelled' },
  });
}
