import { aDiagram, drawn, end, serviceTask, start, userTask } from '../../support/a-diagram.ts';
import type { Case } from '../side.ts';

export const PROCESS: Readonly<Record<Case, string>> = {
  'one service step': 'oneServiceStep',
  'two user tasks and a decision': 'twoUserTasks',
};

/** The drawings of the two cases. */
export const DRAWINGS: readonly string[] = [
  aDiagram(
    PROCESS['one service step'],
    [start(), serviceTask('work', 'work'), end()],
    ['start->work', 'work->end'],
  ),
  aDiagram(
    PROCESS['two user tasks and a decision'],
    [
      start(),
      userTask('first'),
      userTask('second'),
      drawn('exclusiveGateway', 'expensive', '', 'default="expensive_approved"'),
      end('manager'),
      end('approved'),
    ],
    [
      'start->first',
      'first->second',
      'second->expensive',
      'expensive->manager: =price > 100',
      'expensive->approved',
    ],
  ),
];
