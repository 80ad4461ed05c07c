import { z } from 'zod';
import { findRun, noSuchRun } from '../find.ts';
import { assertion } from '../instruction.ts';
import { messageSelector, processInstanceSelector } from '../selectors.ts';

const TYPE = 'ASSERT_PROCESS_INSTANCE_MESSAGE_SUBSCRIPTION';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processInstanceSelector,
  messageSelector,
  state: z.enum(['IS_WAITING', 'IS_NOT_WAITING', 'IS_CORRELATED']),
});

export const assertMessageSubscription = assertion(TYPE, fields, ({ world }, expected) => {
  const run = findRun(world, expected.processInstanceSelector);
  if (run === null) return [noSuchRun(expected.processInstanceSelector)];
  const { messageName, correlationKey } = expected.messageSelector;
  const matches = (message: string, key: string | undefined) =>
    message === messageName && (correlationKey === undefined || correlationKey === key);
  const waits = Object.values(run.state.subscriptions).some((one) => matches(one.message, one.key));
  const keys = new Map<number, string>();
  let taken = false;
  for (const fact of run.facts) {
    if (fact.type === 'message-awaited') keys.set(fact.data.subscription, fact.data.key);
    if (fact.type === 'message-taken')
      taken ||= matches(fact.data.message, keys.get(fact.data.subscription));
  }
  const whom = `The instance of ${run.plan.processId}`;
  switch (expected.state) {
    case 'IS_WAITING':
      return waits ? [] : [`${whom} should wait for the message ${messageName}.`];
    case 'IS_NOT_WAITING':
      return waits ? [`${whom} should not wait for the message ${messageName}.`] : [];
    case 'IS_CORRELATED':
      return taken ? [] : [`${whom} should have received the message ${messageName}.`];
  }
});
