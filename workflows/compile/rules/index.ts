import { conditionsDecide } from './conditions-decide.ts';
import { defaultFlowIsOutgoing } from './default-flow-is-outgoing.ts';
import { eventsHaveTheirFlows } from './events-have-their-flows.ts';
import { everythingIsReached } from './everything-is-reached.ts';
import { oneNoneStart } from './one-none-start.ts';
import type { Rule } from './rule.ts';

/** Every rule is run and every problem collected. */
export const rules: readonly Rule[] = [
  oneNoneStart,
  eventsHaveTheirFlows,
  defaultFlowIsOutgoing,
  conditionsDecide,
  everythingIsReached,
];
