import { proxyActivities } from '@temporalio/workflow';
import type {
  CancelCalledInput,
  RecordInput,
  StartCalledAnswer,
  StartCalledInput,
} from '../messages.ts';

/** Our own activities, as the worker implements them. */
export interface OwnActivities {
  'roteiro.record': (input: RecordInput) => Promise<void>;
  'roteiro.start-called': (input: StartCalledInput) => Promise<StartCalledAnswer>;
  'roteiro.cancel-called': (input: CancelCalledInput) => Promise<void>;
}

/**
 * While Postgres is away one attempt after the other fails, up to a minute apart: it stays one
 * pending activity and adds nothing to the history (decision 19).
 */
export const own = proxyActivities<OwnActivities>({
  startToCloseTimeout: '30 seconds',
  // The worker beats every second: one that was killed is missed soon.
  heartbeatTimeout: '5 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
  },
});
