import type { Database } from '../../db/connect.ts';
import type { RunChanges } from '../run-changes.ts';
import { placeOf, type Projected, type ProjectedRun } from './projected-run.ts';
import { projectTasks } from './project-tasks.ts';
import { projectIncidents } from './project-incidents.ts';
import { projectOpenElements } from './project-open-elements.ts';
import { projectTimers } from './project-timers.ts';
import { projectSubscriptions } from './project-subscriptions.ts';
import { projectVariables } from './project-variables.ts';
import { projectMessages } from './project-messages.ts';

const projections = [
  projectTasks,
  projectIncidents,
  projectOpenElements,
  projectTimers,
  projectSubscriptions,
  projectVariables,
  projectMessages,
];

/** What facts changed in the tables that others read, to be written with the facts. */
export function project(run: ProjectedRun, changes: RunChanges): Projected {
  const projected = projections.map((one) => one(run, changes));
  return {
    first: projected.flatMap(({ first }) => first),
    later: projected.flatMap(({ later }) => later),
  };
}

/** Empties what can be made anew from facts. Tasks stay: their claims are the server's. */
export async function clearProjections(db: Database, run: ProjectedRun): Promise<void> {
  const tables = ['incidents', 'open_elements', 'subscriptions', 'run_timers'];
  for (const table of [...tables, 'run_variables', 'message_deliveries'])
    await db(table).where(placeOf(run)).delete();
}
