import { createHash } from 'node:crypto';
import type { Database } from './connect.ts';
import type { Binding } from './write-together.ts';

/** Each connection keeps the plan of every prepared text: so many, and no more. */
const MOST_PREPARED = 100;
const ASKED_BEFORE = 2;
const MOST_COUNTED = 1000;

interface Statement {
  /** With `$1` for the first `?`. */
  readonly text: string;
  readonly name?: string;
}

/** What `pg` answers. */
interface Answer<T> {
  readonly rows: T[];
}

/** What knex keeps its connections in, of which it does not tell the types. */
interface Connections<T> {
  acquireConnection(): Promise<{
    query(statement: Statement & { readonly values: readonly Binding[] }): Promise<Answer<T>>;
  }>;
  releaseConnection(connection: unknown): Promise<void>;
}

/** How often each text was asked for, and those that are prepared. */
const asked = new Map<string, number>();
const statements = new Map<string, Statement>();

/**
 * Runs a statement whose text comes again and again, however its values differ. From the third time
 * on it is prepared: Postgres parses and plans it once a connection, which for the statements that
 * write a run costs as much as executing them. It goes to `pg` itself, on a connection of knex or
 * of the transaction: what knex does with a text costs half as much again as what `pg` does.
 * @param sql `?` stands for a binding, and for nothing else
 */
export async function prepared<T>(
  db: Database,
  sql: string,
  bindings: readonly Binding[],
): Promise<Answer<T>> {
  const connections: Connections<T> = db.client;
  const connection = await connections.acquireConnection();
  try {
    return await connection.query({ ...statementOf(sql), values: bindings });
  } finally {
    await connections.releaseConnection(connection);
  }
}

function statementOf(sql: string): Statement {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  let position = 0;
  const text = sql.replaceAll('?', () => `$${(position += 1)}`);
  const before = asked.get(sql) ?? 0;
  if (before < ASKED_BEFORE || statements.size >= MOST_PREPARED) {
    if (asked.size < MOST_COUNTED) asked.set(sql, before + 1);
    return { text };
  }
  asked.delete(sql);
  const digest = createHash('sha256').update(sql).digest('hex').slice(0, 24);
  const statement = { text, name: `roteiro_${digest}` };
  statements.set(sql, statement);
  return statement;
}
