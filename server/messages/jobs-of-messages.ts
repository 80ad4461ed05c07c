import type { Job } from '../background/repeat.ts';
import { createForgetMessages } from './forget-messages.ts';
import { createSettleClosedRuns } from './settle-closed-runs.ts';
import { createStartByMessages, type StartByMessagesDeps } from './start-by-messages.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** What goes on with messages behind every server: any number may do it at once. */
export const jobsOfMessages = (deps: StartByMessagesDeps): Job[] => [
  { name: 'start-by-messages', everyMs: SECOND_MS, turn: createStartByMessages(deps) },
  { name: 'settle-messages', everyMs: SECOND_MS, turn: createSettleClosedRuns(deps) },
  { name: 'forget-messages', everyMs: MINUTE_MS, turn: createForgetMessages(deps) },
];
