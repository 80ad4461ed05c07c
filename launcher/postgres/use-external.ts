import pg from 'pg';
import { ProblemAtStart } from '../problem-at-start.ts';

/** Checks that a Postgres of the user's own answers. */
export async function useExternalPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ProblemAtStart(
      `Postgres does not answer at DATABASE_URL (${why}). Start it or correct the address, or unset ` +
        'the variable to let Roteiro bring its own.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
