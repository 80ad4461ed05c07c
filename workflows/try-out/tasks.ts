import type { Variables } from '../expressions/json-value.ts';
import type { Fact } from '../interpret/fact.ts';
import { nextId, tell, TRY_OUT_ACTOR, type TriedRun, type TriedTask, type World } from './world.ts';

/** Keeps the list of people's tasks from what a run states. */
export function noteTask(world: World, run: TriedRun, fact: Fact): void {
  if (fact.token === null || fact.element === null) return;
  if (fact.type === 'task-opened') {
    const task: TriedTask = {
      run,
      token: fact.token,
      element: fact.element,
      opened: fact.data,
      state: 'created',
    };
    const at = world.tasks.findIndex((known) => known.run === run && known.token === fact.token);
    if (at === -1) world.tasks.push(task);
    else world.tasks[at] = task;
    return;
  }
  if (fact.type !== 'task-completed' && fact.type !== 'element-cancelled') return;
  const task = world.tasks.find(
    (known) => known.run === run && known.token === fact.token && known.state === 'created',
  );
  if (task !== undefined) task.state = fact.type === 'task-completed' ? 'completed' : 'cancelled';
}

/** A person completes a task. */
export function completeTask(world: World, task: TriedTask, values: Variables): void {
  tell(task.run, {
    kind: 'task-completed',
    id: nextId(world, 'task'),
    at: world.now,
    token: task.token,
    values,
    actor: TRY_OUT_ACTOR,
  });
}
