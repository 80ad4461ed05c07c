import type { Database } from '../db/connect.ts';

/** Whose a run is, which never changes. */
export interface RunPlace {
  readonly organisationId: string;
  readonly pointOfSaleId: string | null;
}

interface Row {
  readonly organisation_id: string;
  readonly id: string;
  readonly point_of_sale_id: string | null;
}

const MOST_KEPT = 10_000;

/** Finds whose runs are, and keeps it: each run is looked up once, many of them together. */
export function createFindRuns(db: Database) {
  const kept = new Map<string, RunPlace>();

  return async function findRuns(
    runIds: ReadonlySet<string>,
    organisationIds: readonly string[],
  ): Promise<RunPlace[]> {
    const unknown = [...runIds].filter((id) => !kept.has(id));
    const rows =
      unknown.length === 0
        ? []
        : await db<Row>('runs')
            .whereIn('organisation_id', organisationIds)
            .whereIn('id', unknown)
            .select('organisation_id', 'id', 'point_of_sale_id');
    for (const row of rows)
      kept.set(row.id, {
        organisationId: row.organisation_id,
        pointOfSaleId: row.point_of_sale_id,
      });
    const found = [...runIds].flatMap((id) => kept.get(id) ?? []);
    // The oldest go first: a Map keeps the order of insertion.
    for (const id of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(id);
    return found;
  };
}
