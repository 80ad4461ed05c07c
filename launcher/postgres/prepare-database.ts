import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { ADMIN } from './create-cluster.ts';

/** The user the programs connect as (it may create databases, and nothing beyond), and theirs. */
const APPLICATION = 'roteiro';

/** SQLSTATE 57P03: the server is starting up; it is asked again. */
const STARTING_UP = '57P03';

/**
 * Waits until Postgres answers, then makes sure of the database `roteiro` and its owner.
 * @param exited true once the server has ended, which ends the waiting
 */
export async function prepareDatabase(options: {
  readonly port: number;
  readonly password: string;
  readonly exited: () => boolean;
  readonly signal?: AbortSignal | undefined;
}): Promise<{ readonly url: string; readonly version: string }> {
  const client = await connect(options);
  try {
    await ensureOwner(client, options.password);
    await ensureDatabase(client);
    const shown = await client.query<{ server_version: string }>('show server_version');
    const version = shown.rows[0]?.server_version ?? '';
    return { url: address(APPLICATION, options.password, options.port, APPLICATION), version };
  } finally {
    await client.end();
  }
}

type Waiting = Parameters<typeof prepareDatabase>[0];

async function connect({ port, password, exited, signal }: Waiting): Promise<pg.Client> {
  for (;;) {
    signal?.throwIfAborted();
    if (exited()) throw new Error('Postgres ended while it was starting');
    const client = new pg.Client({
      connectionString: address(ADMIN, password, port, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    try {
      await client.connect();
      // A server killed between two statements breaks the connection; the statement reports it.
      client.on('error', () => undefined);
      return client;
    } catch (error) {
      if (!isStarting(error)) throw error;
      await pause(25);
    }
  }
}

function isStarting(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === STARTING_UP || error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET';
}

async function ensureOwner(client: pg.Client, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [APPLICATION]);
  if (found.rowCount !== 0) return;
  const secret = client.escapeLiteral(password);
  await client.query(`create role ${APPLICATION} login createdb password ${secret}`);
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [APPLICATION]);
  if (found.rowCount !== 0) return;
  await client.query(`create database ${APPLICATION} owner ${APPLICATION}`);
}

function address(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
