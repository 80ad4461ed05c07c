import { asForger, columnsOf } from './forge.ts';
import type { Installation } from './installation.ts';

const OF_RUN = ['facts', 'occurrences', 'tasks', 'open_elements', 'subscriptions', 'incidents'];
const TABLES = [...OF_RUN, 'run_timers', 'run_variables', 'message_deliveries', 'message_matches'];

/**
 * Keeps what the tables hold of a run now, as a backup does. What it gives puts that back: all that
 * was written since is lost, and Temporal knows nothing of it.
 */
export async function restoreOlder(
  { db }: Installation,
  runId: string,
): Promise<() => Promise<void>> {
  await db.raw('drop schema if exists backup cascade');
  await db.raw('create schema backup');
  for (const table of TABLES)
    await db.raw('create table backup.?? as select * from ?? where run_id = ?', [
      table,
      table,
      runId,
    ]);
  const row: Record<string, unknown> = await db('runs').where({ id: runId }).first();
  return () =>
    asForger(db, async (forger) => {
      // What is being written just now is lost with the rest.
      await forger('runs').where({ id: runId }).forUpdate();
      for (const table of TABLES) {
        await forger(table).where({ run_id: runId }).delete();
        const columns = await columnsOf(forger, table);
        await forger.raw(`insert into ?? (${columns}) select ${columns} from backup.??`, [
          table,
          table,
        ]);
      }
      await forger('runs')
        .where({ id: runId })
        .update({ ...row, started_by: JSON.stringify(row['started_by']) });
    });
}
