import { record, type Activation } from './activation.ts';
import type { Occurrence } from './occurrence.ts';

/** The clock of an organisation for trying out was moved: stated, so that replays show why. */
export function moveClock(a: Activation, moved: Occurrence<'clock-advanced'>): void {
  record(a, {
    type: 'clock-advanced',
    element: null,
    token: null,
    data: { from: new Date(moved.from).toISOString() },
  });
}
