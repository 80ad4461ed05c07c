import { assertDecision } from './assertions/assert-decision.ts';
import { assertElementInstance } from './assertions/assert-element-instance.ts';
import { assertElementInstances } from './assertions/assert-element-instances.ts';
import { assertMessageSubscription } from './assertions/assert-message-subscription.ts';
import { assertProcessInstanceCount } from './assertions/assert-process-instance-count.ts';
import { assertProcessInstance } from './assertions/assert-process-instance.ts';
import { assertUserTaskCount } from './assertions/assert-user-task-count.ts';
import { assertUserTask } from './assertions/assert-user-task.ts';
import { assertVariables } from './assertions/assert-variables.ts';
import { unsupported, type InstructionKind } from './instruction.ts';
import { advanceToNextTimer } from './instructions/advance-to-next-timer.ts';
import { broadcastSignal } from './instructions/broadcast-signal.ts';
import { completeAllUserTasks } from './instructions/complete-all-user-tasks.ts';
import { completeWaitingJob } from './instructions/complete-job.ts';
import { completeUserTask } from './instructions/complete-user-task.ts';
import { correlateOneMessage } from './instructions/correlate-message.ts';
import { createProcessInstance } from './instructions/create-process-instance.ts';
import { evaluateOneDecision } from './instructions/evaluate-decision.ts';
import { increaseTime } from './instructions/increase-time.ts';
import { mockChildProcess } from './instructions/mock-child-process.ts';
import { mockDmnDecision } from './instructions/mock-dmn-decision.ts';
import { mockJobWorkerCompleteJob } from './instructions/mock-job-worker-complete-job.ts';
import { mockJobWorkerThrowBpmnError } from './instructions/mock-job-worker-throw-bpmn-error.ts';
import { publishOneMessage } from './instructions/publish-message.ts';
import { resolveIncident } from './instructions/resolve-incident.ts';
import { setTime } from './instructions/set-time.ts';
import { throwBpmnErrorFromJob } from './instructions/throw-bpmn-error-from-job.ts';
import { updateVariables } from './instructions/update-variables.ts';

/** Every instruction of the format; a new one is one file and one line here. */
const KINDS: readonly InstructionKind[] = [
  createProcessInstance,
  completeUserTask,
  completeAllUserTasks,
  completeWaitingJob,
  throwBpmnErrorFromJob,
  publishOneMessage,
  correlateOneMessage,
  broadcastSignal,
  evaluateOneDecision,
  updateVariables,
  resolveIncident,
  increaseTime,
  setTime,
  advanceToNextTimer,
  mockJobWorkerCompleteJob,
  mockJobWorkerThrowBpmnError,
  mockDmnDecision,
  mockChildProcess,
  assertProcessInstance,
  assertProcessInstanceCount,
  assertElementInstance,
  assertElementInstances,
  assertUserTask,
  assertUserTaskCount,
  assertVariables,
  assertDecision,
  assertMessageSubscription,
  unsupported(
    'ASSERT_VARIABLE',
    'a text is judged by no language model here; use ASSERT_VARIABLES',
  ),
  unsupported('COMPLETE_JOB_AD_HOC_SUB_PROCESS', 'ad-hoc sub-processes are not executed'),
  unsupported('COMPLETE_JOB_USER_TASK_LISTENER', 'task listeners are not executed'),
  unsupported('EVALUATE_CONDITIONAL_START_EVENT', 'conditional start events are not executed'),
];

export const instructionKinds: ReadonlyMap<string, InstructionKind> = new Map(
  KINDS.map((kind) => [kind.type, kind]),
);
