import { Context } from '@temporalio/activity';
import type { CancelCalledInput, RecordInput, StartCalledInput } from '../../workflows/messages.ts';
import type { OwnActivities } from '../../workflows/shell/own-activities.ts';
import type { HttpStep } from './http-step.ts';
import { withHeartbeat } from './with-heartbeat.ts';

/** What the activities of our own queue call: business rules stay where they are. */
export interface ActivityActions {
  /** Is told which execution of the workflow asks. */
  readonly recordFacts: (input: RecordInput, execution: string) => Promise<void>;
  readonly startCalledRun: (
    input: StartCalledInput,
  ) => ReturnType<OwnActivities['roteiro.start-called']>;
  readonly cancelCalledRun: (input: CancelCalledInput) => Promise<void>;
  readonly http: HttpStep;
}

/** The activities by name: ours, and the steps that are built in (decision 11). */
export function createActivities(actions: ActivityActions): OwnActivities & { http: HttpStep } {
  return {
    'roteiro.record': withHeartbeat((input) => actions.recordFacts(input, execution())),
    'roteiro.start-called': withHeartbeat(actions.startCalledRun),
    'roteiro.cancel-called': withHeartbeat(actions.cancelCalledRun),
    http: actions.http,
  };
}

const execution = (): string => Context.current().info.workflowExecution?.runId ?? '';
