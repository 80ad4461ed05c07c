import type { Database } from '../db/connect.ts';

const LOOK_EVERY_MS = 200;

/** Which runs were told of which move. */
export interface MovedClock {
  readonly organisationId: string;
  readonly offsetMs: number;
  readonly runIds: readonly string[];
}

/** The id of the occurrence that tells a run of a move; one for each offset. */
export const occurrenceOfMove = (offsetMs: number): string => `clock/${offsetMs}`;

/**
 * Waits until these runs have gone on past the move and Postgres shows it, or have ended.
 * @param onProgress is told how many have whenever that has changed
 * @returns how many had within `withinMs`
 */
export async function awaitMoved(
  db: Database,
  moved: MovedClock,
  withinMs: number,
  onProgress: (gone: number) => void = () => undefined,
): Promise<number> {
  const deadline = Date.now() + withinMs;
  let gone = -1;
  for (;;) {
    const now = moved.runIds.length - (await countBehind(db, moved));
    if (now !== gone) onProgress(now);
    gone = now;
    if (gone === moved.runIds.length || Date.now() >= deadline) return gone;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function countBehind(db: Database, moved: MovedClock): Promise<number> {
  const { organisationId, offsetMs, runIds } = moved;
  const row = await db('runs as run')
    .where('run.organisation_id', organisationId)
    .whereIn('run.id', [...runIds])
    .whereNull('run.closed_at')
    .whereNotExists((query) => {
      void query
        .select(db.raw('1'))
        .from('occurrences as told')
        .whereRaw('told.organisation_id = run.organisation_id')
        .whereRaw('told.started_month = run.started_month')
        .whereRaw('told.run_id = run.id')
        .where('told.id', occurrenceOfMove(offsetMs));
    })
    .count<{ count: string }[]>('* as count')
    .first();
  return Number(row?.count ?? 0);
}
