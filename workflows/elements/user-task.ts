import { extensionOf, textOf, type Moddle } from '../compile/moddle.ts';
import { readOptionalOperand } from '../compile/read-operand.ts';
import { readTaskForm } from '../compile/read-task-form.ts';
import { record } from '../interpret/activation.ts';
import { complete } from '../interpret/complete.ts';
import { evaluateTask } from '../interpret/evaluate-task.ts';
import type { Element } from './element.ts';

function attribute(element: Moddle, extension: string, property: string): string | null {
  const holder = extensionOf(element, extension);
  return holder === null ? null : textOf(holder, property);
}

/** Opens a task for a person and waits until it is completed (BPMN 2.0 §13.3.3). */
export const userTask: Element<'userTask'> = {
  extensions: [
    'zeebe:IoMapping',
    'zeebe:UserTask',
    'zeebe:FormDefinition',
    'zeebe:AssignmentDefinition',
    'zeebe:TaskSchedule',
    'zeebe:PriorityDefinition',
  ],
  attributes: {
    'zeebe:formDefinition formId': 'literal',
    'zeebe:assignmentDefinition assignee': 'either',
    'zeebe:assignmentDefinition candidateGroups': 'either',
    'zeebe:assignmentDefinition candidateUsers': 'either',
    'zeebe:taskSchedule dueDate': 'either',
    'zeebe:taskSchedule followUpDate': 'either',
    'zeebe:priorityDefinition priority': 'either',
  },
  waits: true,
  accepts: (element) => element.$type === 'bpmn:UserTask',
  compile(element, c, base) {
    const operand = (name: string, extension: string, property: string) =>
      readOptionalOperand(c, element, name, attribute(element, extension, property));
    return {
      type: 'userTask',
      ...base,
      form: readTaskForm(c, element),
      assignee: operand('assignee', 'zeebe:AssignmentDefinition', 'assignee'),
      candidateGroups: operand('candidate groups', 'zeebe:AssignmentDefinition', 'candidateGroups'),
      candidateUsers: operand('candidate users', 'zeebe:AssignmentDefinition', 'candidateUsers'),
      dueDate: operand('due date', 'zeebe:TaskSchedule', 'dueDate'),
      followUpDate: operand('follow-up date', 'zeebe:TaskSchedule', 'followUpDate'),
      priority: operand('priority', 'zeebe:PriorityDefinition', 'priority'),
    };
  },
  enter(a, node, token) {
    const task = evaluateTask(a, node, token);
    if (!task.ok) return task.trouble;
    record(a, { type: 'task-opened', element: node.id, token: token.id, data: task.value }, [
      [token.id, { ...token, wait: { kind: 'task' } }],
    ]);
    return null;
  },
  resume(a, node, token, occurrence) {
    if (occurrence.kind !== 'task-completed') return;
    record(a, {
      type: 'task-completed',
      element: node.id,
      token: token.id,
      data: { completionId: occurrence.id, values: occurrence.values },
    });
    complete(a, token, occurrence.values);
  },
};
