import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Connection } from '../../server/db/connect.ts';

export interface TestDatabase extends Connection {
  readonly url: string;
}

const databaseUrl = (name: string): string => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
};

/** A database of one's own: migrated (`template_roteiro`), or `empty`. Close it when done. */
export async function createTestDatabase(
  from: 'migrated' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = from === 'migrated' ? 'template_roteiro' : 'template0';
  const admin = connect(inject('postgresUrl'));
  await admin.db.raw('create database ?? template ??', [name, template]);
  await admin.close();
  const url = databaseUrl(name);
  return { ...connect(url), url };
}
