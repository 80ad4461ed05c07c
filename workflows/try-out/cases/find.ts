import type { Incident } from '../../interpret/token.ts';
import { indexPlan } from '../../plan/plan-index.ts';
import type { OpenJob, TriedRun, TriedTask, World } from '../world.ts';
import type {
  ElementSelector,
  IncidentSelector,
  JobSelector,
  ProcessInstanceSelector,
  UserTaskSelector,
} from './selectors.ts';

/** The instance of that process created last. */
export function findRun(world: World, selector: ProcessInstanceSelector): TriedRun | null {
  return world.runs.findLast((run) => run.plan.processId === selector.processDefinitionId) ?? null;
}

export const noSuchRun = (selector: ProcessInstanceSelector): string =>
  `No instance of the process ${selector.processDefinitionId} was created.`;

export function nameOf(run: TriedRun, elementId: string): string | null {
  return indexPlan(run.plan).nodes.get(elementId)?.name ?? null;
}

/** Whether an element of a run is the selected one; the process itself counts as an element. */
export function isElement(run: TriedRun, elementId: string, selector: ElementSelector): boolean {
  const name = elementId === run.plan.processId ? run.plan.name : nameOf(run, elementId);
  return (
    (selector.elementId === undefined || selector.elementId === elementId) &&
    (selector.elementName === undefined || selector.elementName === name)
  );
}

const isOf = (run: TriedRun, processId: string | undefined): boolean =>
  processId === undefined || run.plan.processId === processId;

export function matchingTasks(world: World, selector: UserTaskSelector): readonly TriedTask[] {
  return world.tasks.filter(
    (task) =>
      (selector.elementId === undefined || selector.elementId === task.element) &&
      (selector.taskName === undefined || selector.taskName === taskName(task)) &&
      (selector.assignee === undefined || selector.assignee === task.opened.assignee) &&
      isOf(task.run, selector.processDefinitionId),
  );
}

export const taskName = (task: TriedTask): string | null =>
  task.opened.name ?? nameOf(task.run, task.element);

export function openTasks(world: World, selector: UserTaskSelector): readonly TriedTask[] {
  return matchingTasks(world, selector).filter((task) => task.state === 'created');
}

/** Jobs that nobody works on, not even a stand-in with a delay; oldest first. */
export function waitingJobs(world: World, selector: JobSelector): readonly OpenJob[] {
  return world.jobs.filter(
    (job) =>
      job.answer === null &&
      (selector.jobType === undefined || selector.jobType === job.step.jobType) &&
      (selector.elementId === undefined || selector.elementId === job.step.element) &&
      isOf(job.run, selector.processDefinitionId),
  );
}

export function openIncidents(
  world: World,
  selector: IncidentSelector,
): readonly { readonly run: TriedRun; readonly incident: Incident }[] {
  return [...world.openRuns]
    .filter((run) => isOf(run, selector.processDefinitionId))
    .flatMap((run) => Object.values(run.state.incidents).map((incident) => ({ run, incident })))
    .filter(
      ({ incident }) => selector.elementId === undefined || selector.elementId === incident.element,
    );
}

/** A selector as a failure names it. */
export function described(selector: object): string {
  const fields = Object.entries(selector).filter(([, value]) => value !== undefined);
  return fields.length === 0
    ? '{}'
    : fields.map(([field, value]) => `${field} ${String(value)}`).join(', ');
}
