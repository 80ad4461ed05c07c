import type { TestProject } from 'vitest/node';
import { connect } from '../../server/db/connect.ts';
import { migrateUp } from '../../server/db/migrate.ts';
import { startPostgresCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the cluster's `postgres` database. */
    postgresUrl: string;
  }
}

/** One cluster for all integration tests, with a migrated template that each file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgresCluster();
  const admin = connect(cluster.urlOf('postgres'));
  await admin.db.raw('create database template_roteiro');
  await admin.close();
  const template = connect(cluster.urlOf('template_roteiro'));
  await migrateUp(template.db);
  await template.close();
  project.provide('postgresUrl', cluster.urlOf('postgres'));
  return () => cluster.stop();
}
