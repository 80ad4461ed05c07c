import { arrayText, type CommonCells } from '../../db/insert-many.ts';
import type { Write } from '../../db/write-together.ts';

export interface ProjectedRun {
  readonly organisationId: string;
  readonly runId: string;
}

/** What a projection writes of a batch of facts: the later writes change what the first wrote. */
export interface Projected {
  readonly first: readonly Write[];
  readonly later: readonly Write[];
}

export const placeOf = ({ organisationId, runId }: ProjectedRun) => ({
  organisation_id: organisationId,
  run_id: runId,
});

/** The same, as what rows to insert have in common. */
export const commonOf = ({ organisationId, runId }: ProjectedRun): CommonCells => ({
  organisation_id: ['uuid', organisationId],
  run_id: ['uuid', runId],
});

export const iso = (instant: number): string => new Date(instant).toISOString();

/** Postgres text cannot hold U+0000; what is shown may lack it, the fact does not. */
export const plain = <T extends string | null>(text: T): T | string =>
  text === null ? text : text.replaceAll('\0', '\uFFFD');

/** Takes away a run's rows whose `column` is one of `ids`. */
export function remove(
  run: ProjectedRun,
  table: string,
  column: string,
  ids: readonly number[],
): Write[] {
  if (ids.length === 0) return [];
  const sql = `delete from ${table}
    where organisation_id = ? and run_id = ? and ${column} = any (?::integer[])`;
  return [{ sql, bindings: [run.organisationId, run.runId, arrayText(ids)], onConflict: '' }];
}
