import { z } from 'zod';
import type { Installation } from './installation.ts';
import { until } from './installation.ts';

const taskRow = z.object({ id: z.string(), token: z.number(), status: z.string() });
const runRow = z.object({ status: z.string(), last_seq: z.number(), open_incidents: z.number() });

/** What the tables show of a run. */
export async function runRowOf({ db, organisationId }: Installation, runId: string) {
  const row: unknown = await db('runs')
    .where({ organisation_id: organisationId, id: runId })
    .first();
  return runRow.parse(row);
}

export async function taskRowOf(
  { db, organisationId }: Installation,
  runId: string,
  element: string,
) {
  const row: unknown = await db('tasks')
    .where({ organisation_id: organisationId, run_id: runId, element_id: element })
    .orderBy('token', 'desc')
    .first();
  return row === undefined ? null : taskRow.parse(row);
}

/** Waits until the run has this task open. */
export const openTask = (installation: Installation, runId: string, element: string) =>
  until(
    `task ${element} of ${runId} is open`,
    async () => {
      const task = await taskRowOf(installation, runId, element);
      return task?.status === 'open' ? task : null;
    },
    60_000,
  );

/** Waits until the run's row has this status. */
export const untilStatus = (installation: Installation, runId: string, status: string) =>
  until(`run is ${status}`, async () => {
    const row = await runRowOf(installation, runId);
    return row.status === status ? row : null;
  });
