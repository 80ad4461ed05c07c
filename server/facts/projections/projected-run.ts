import type { Database } from '../../db/connect.ts';

export interface ProjectedRun {
  readonly organisationId: string;
  readonly runId: string;
}

export const placeOf = ({ organisationId, runId }: ProjectedRun) => ({
  organisation_id: organisationId,
  run_id: runId,
});

export const iso = (instant: number): string => new Date(instant).toISOString();

/** Postgres text cannot hold U+0000; what is shown may lack it, the fact does not. */
export const plain = <T extends string | null>(text: T): T | string =>
  text === null ? text : text.replaceAll('\0', '\uFFFD');

/** Takes away a run's rows whose `column` is one of `ids`. */
export async function remove(
  db: Database,
  run: ProjectedRun,
  table: string,
  column: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await db(table)
    .where(placeOf(run))
    .whereIn(column, [...ids])
    .delete();
}
