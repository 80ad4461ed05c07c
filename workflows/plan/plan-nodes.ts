import type { JsonValue } from '../expressions/json-value.ts';
import type { ElementId, FlowId } from './ids.ts';

/** A value from the drawing: `=` means FEEL, anything else is literal, as in Camunda 8. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'feel'; readonly expression: string };

/** `zeebe:input` or `zeebe:output`: evaluate `source`, write it to the variable path `target`. */
export interface Mapping {
  readonly source: Operand;
  readonly target: string;
}

/** BPMN 2.0 §10.5.5: exactly one of a date, a duration or a cycle (ISO 8601 or cron). */
export type TimerDefinition =
  | { readonly kind: 'date'; readonly value: Operand }
  | { readonly kind: 'duration'; readonly value: Operand }
  | { readonly kind: 'cycle'; readonly value: Operand };

export interface MessageDefinition {
  readonly name: Operand;
  /** Null only on start events of the process, which need no key. */
  readonly correlationKey: Operand | null;
}

export interface TaskForm {
  readonly formId: string;
  /** Content hash of the form that publish resolved; null while only checked or tried. */
  readonly hash: string | null;
}

/** What every element has, whatever its type. */
export interface NodeBase {
  readonly id: ElementId;
  readonly name: string | null;
  /** The sub-process or process the element lies in. */
  readonly scope: ElementId;
  readonly incoming: readonly FlowId[];
  readonly outgoing: readonly FlowId[];
  readonly defaultFlow: FlowId | null;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** Boundary events attached to this element, in drawing order. */
  readonly boundaries: readonly ElementId[];
}

interface BoundaryBase {
  readonly host: ElementId;
  readonly interrupting: boolean;
}

/** One entry per element type; a behaviour for each is demanded by the registry's type. */
export interface PlanNodes {
  startEvent: object;
  messageStartEvent: { readonly message: MessageDefinition };
  timerStartEvent: { readonly timer: TimerDefinition };
  endEvent: object;
  terminateEndEvent: object;
  errorEndEvent: { readonly errorCode: Operand };
  undefinedTask: object;
  manualTask: object;
  userTask: {
    readonly form: TaskForm | null;
    readonly assignee: Operand | null;
    readonly candidateGroups: Operand | null;
    readonly candidateUsers: Operand | null;
    readonly dueDate: Operand | null;
    readonly followUpDate: Operand | null;
    readonly priority: Operand | null;
  };
  serviceTask: {
    readonly jobType: Operand;
    readonly retries: Operand;
    readonly headers: Readonly<Record<string, string>>;
    /** The Temporal task queue of a step that is served elsewhere; null when built in. */
    readonly queue: string | null;
    readonly timeoutMs: number;
    readonly backoffMs: number;
  };
  scriptTask: { readonly expression: string; readonly resultVariable: string };
  businessRuleTask: {
    readonly decisionId: Operand;
    readonly resultVariable: string;
  };
  exclusiveGateway: object;
  parallelGateway: object;
  timerCatchEvent: { readonly timer: TimerDefinition };
  messageCatchEvent: { readonly message: MessageDefinition };
  timerBoundaryEvent: BoundaryBase & { readonly timer: TimerDefinition };
  messageBoundaryEvent: BoundaryBase & { readonly message: MessageDefinition };
  errorBoundaryEvent: BoundaryBase & {
    /** Null catches every error. */
    readonly errorCode: string | null;
  };
  subProcess: { readonly start: ElementId };
  callActivity: {
    readonly processId: Operand;
    readonly binding:
      | { readonly kind: 'latest' }
      | { readonly kind: 'deployment' }
      | { readonly kind: 'versionTag'; readonly versionTag: string };
    readonly propagateAllParentVariables: boolean;
    readonly propagateAllChildVariables: boolean;
  };
}

export type NodeType = keyof PlanNodes;

export type PlanNode<T extends NodeType = NodeType> = {
  [K in T]: { readonly type: K } & NodeBase & PlanNodes[K];
}[T];
