import type { Database } from '../../db/connect.ts';
import type { RunChanges } from '../run-changes.ts';
import { placeOf, type ProjectedRun } from './projected-run.ts';
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

/** Writes what facts changed into the tables that others read, in the transaction of the facts. */
export async function project(db: Database, run: ProjectedRun, changes: RunChanges): Promise<void> {
  for (const write of projections) await write(db, run, changes);
}

/** Empties what can be made anew from facts. Tasks stay: their claims are the server's. */
export async function clearProjections(db: Database, run: ProjectedRun): Promise<void> {
  const tables = ['incidents', 'open_elements', 'subscriptions', 'run_timers'];
  for (const table of [...tables, 'run_variables', 'message_deliveries'])
    await db(table).where(placeOf(run)).delete();
}
