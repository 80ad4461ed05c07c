import { z } from 'zod';
import type { factsReply } from '../../server/runs/run-contract.ts';
import type { Fact, FactType } from '../../workflows/interpret/fact.ts';

/** What a fact is about, for the eye and for jumping. */
export type FactTopic = 'run' | 'flow' | 'person' | 'decision' | 'step' | 'wait' | 'incident';

const TOPICS: Readonly<Record<FactType, FactTopic>> = {
  'run-started': 'run',
  'element-entered': 'flow',
  'inputs-mapped': 'flow',
  'join-arrived': 'flow',
  'sub-process-opened': 'flow',
  'element-left': 'flow',
  'element-cancelled': 'flow',
  'gateway-decided': 'decision',
  'script-evaluated': 'step',
  'decision-evaluated': 'decision',
  'task-opened': 'person',
  'task-completed': 'person',
  'step-requested': 'step',
  'step-completed': 'step',
  'step-failed': 'step',
  'error-thrown': 'step',
  'timer-set': 'wait',
  'timer-fired': 'wait',
  'message-awaited': 'wait',
  'message-taken': 'wait',
  'message-refused': 'wait',
  'call-requested': 'step',
  'call-started': 'step',
  'call-ended': 'step',
  'call-incidents': 'incident',
  'incident-raised': 'incident',
  'incident-retried': 'incident',
  'incident-skipped': 'incident',
  'incident-overridden': 'incident',
  'variables-set': 'person',
  'clock-advanced': 'run',
  'occurrence-ignored': 'run',
  'run-completed': 'run',
  'run-cancelled': 'run',
  'run-ended-with-error': 'run',
};

export const topicOf = (type: FactType): FactTopic => TOPICS[type];

/** Server and app are of one build, so that a fact of a known type is as the core wrote it. */
const fact = z.custom<Fact>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    Object.hasOwn(TOPICS, value.type),
);

/** A fact as the core knows it, from how the API tells it. */
export const toFact = ({
  seq,
  at,
  type,
  elementId,
  token,
  actor,
  data,
  change,
}: z.output<typeof factsReply>['items'][number]): Fact =>
  fact.parse({ seq, at: Date.parse(at), type, element: elementId, token, actor, data, change });

/** Passing from element to element: left out of a story that is to be read quickly. */
export const isPassing = ({ type }: Fact): boolean =>
  topicOf(type) === 'flow' && type !== 'element-cancelled';
