import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import type { Elements } from './element.ts';
import { endEvent } from './end-event.ts';
import { errorBoundaryEvent } from './error-boundary-event.ts';
import { errorEndEvent } from './error-end-event.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { manualTask } from './manual-task.ts';
import { messageBoundaryEvent } from './message-boundary-event.ts';
import { messageCatchEvent } from './message-catch-event.ts';
import { messageStartEvent } from './message-start-event.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { scriptTask } from './script-task.ts';
import { serviceTask } from './service-task.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { terminateEndEvent } from './terminate-end-event.ts';
import { timerBoundaryEvent } from './timer-boundary-event.ts';
import { timerCatchEvent } from './timer-catch-event.ts';
import { timerStartEvent } from './timer-start-event.ts';
import { undefinedTask } from './undefined-task.ts';
import { userTask } from './user-task.ts';

/** All elements that Roteiro executes: one line each, and a missing one does not compile. */
export const elements: Elements = {
  startEvent,
  messageStartEvent,
  timerStartEvent,
  endEvent,
  terminateEndEvent,
  errorEndEvent,
  undefinedTask,
  manualTask,
  userTask,
  serviceTask,
  scriptTask,
  businessRuleTask,
  exclusiveGateway,
  parallelGateway,
  timerCatchEvent,
  messageCatchEvent,
  timerBoundaryEvent,
  messageBoundaryEvent,
  errorBoundaryEvent,
  subProcess,
  callActivity,
};
