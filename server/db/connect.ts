import knex, { type Knex } from 'knex';
import pg from 'pg';

/** A connection pool, or a transaction on it: stores are made of either. */
export type Database = Knex;

export interface Connection {
  readonly db: Database;
  /** `connect-pg-simple` speaks to `pg` itself. */
  readonly sessionPool: pg.Pool;
  close(): Promise<void>;
}

const BIGINT = 20;
const DATE = 1082;

// Counters stay far below 2^53; a calendar date has no zone and must not become an instant.
pg.types.setTypeParser(BIGINT, Number);
pg.types.setTypeParser(DATE, (text: string) => text);

const ignore = (): void => undefined;

/** Connects lazily: nothing is opened until the first query. */
export function connect(databaseUrl: string): Connection {
  const db = knex({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'roteiro-server' },
    pool: { min: 0, max: 12 },
    acquireConnectionTimeout: 5000,
    // Every failed query throws; what knex would print besides may quote values.
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
  });
  const sessionPool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'roteiro-sessions',
    max: 4,
    connectionTimeoutMillis: 5000,
  });
  // An idle connection that Postgres drops must not end the process: the next query says 503.
  sessionPool.on('error', () => undefined);
  return {
    db,
    sessionPool,
    async close() {
      await Promise.all([db.destroy(), sessionPool.end()]);
    },
  };
}
