import { z } from 'zod';
import type { TriedTask, World } from '../../world.ts';
import { described, matchingTasks, taskName } from '../find.ts';
import { assertion } from '../instruction.ts';
import { sameJson } from '../same-json.ts';
import { userTaskSelector, type UserTaskSelector } from '../selectors.ts';

const TYPE = 'ASSERT_USER_TASK';

const taskState = z.enum(['IS_CREATED', 'IS_COMPLETED', 'IS_CANCELED', 'IS_FAILED']);
type TaskState = z.infer<typeof taskState>;

const fields = z.strictObject({
  type: z.literal(TYPE),
  userTaskSelector,
  state: taskState.optional(),
  assignee: z.string().optional(),
  candidateGroups: z.union([z.string(), z.array(z.string())]).optional(),
  priority: z.number().optional(),
  elementId: z.string().optional(),
  name: z.string().optional(),
  dueDate: z.string().optional(),
  followUpDate: z.string().optional(),
});

export const assertUserTask = assertion(TYPE, fields, ({ world }, expected) => {
  const task = pick(world, expected.userTaskSelector, expected.state);
  if (task === null) return [`No user task matches ${described(expected.userTaskSelector)}.`];
  const { opened } = task;
  const differences: string[] = [];
  const compare = (
    what: string,
    wanted: string | number | undefined,
    got: string | number | null,
  ) => {
    if (wanted !== undefined && wanted !== got)
      differences.push(`its ${what} should be ${wanted}, but is ${got ?? 'absent'}`);
  };
  compare('state', expected.state, stateOf(task));
  compare('assignee', expected.assignee, opened.assignee);
  compare('priority', expected.priority, opened.priority);
  compare('elementId', expected.elementId, task.element);
  compare('name', expected.name, taskName(task));
  compare('dueDate', moment(expected.dueDate), moment(opened.dueAt ?? undefined) ?? null);
  compare(
    'followUpDate',
    moment(expected.followUpDate),
    moment(opened.followUpAt ?? undefined) ?? null,
  );
  const groups = [expected.candidateGroups ?? []].flat();
  if (expected.candidateGroups !== undefined && !sameGroups(groups, opened.candidateGroups))
    differences.push(
      `its candidateGroups should be ${groups.join(', ')}, but are ${opened.candidateGroups.join(', ') || 'none'}`,
    );
  return differences.map((difference) => `User task ${task.element}: ${difference}.`);
});

/** The oldest open one; where a state of closed tasks is asked for, the oldest that is in it. */
function pick(
  world: World,
  selector: UserTaskSelector,
  state: TaskState | undefined,
): TriedTask | null {
  const matching = matchingTasks(world, selector);
  return (
    matching.find((task) => state !== undefined && stateOf(task) === state) ??
    matching.find((task) => task.state === 'created') ??
    matching[0] ??
    null
  );
}

/** A task that an incident holds has failed. */
function stateOf(task: TriedTask): TaskState {
  if (task.state === 'cancelled') return 'IS_CANCELED';
  const parked = Object.values(task.run.state.incidents).some(
    (incident) => incident.token === task.token,
  );
  if (parked) return 'IS_FAILED';
  return task.state === 'completed' ? 'IS_COMPLETED' : 'IS_CREATED';
}

function sameGroups(a: readonly string[], b: readonly string[]): boolean {
  return sameJson(a.toSorted(), b.toSorted());
}

/** A moment in one spelling; what is no moment stays as it is. */
function moment(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}
