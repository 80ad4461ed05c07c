import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Database } from './connect.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

const step = z.function({ input: [z.custom<Knex>()], output: z.promise(z.void()) });
const migrationModule = z.object({ up: step, down: step });

/** Knex reads JavaScript only by default: this source imports the TypeScript files. */
const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    (await readdir(FOLDER)).filter((file) => /^\d{14}_\w+\.ts$/.test(file)).sort(),
  getMigrationName: (file) => file,
  getMigration: async (file) =>
    migrationModule.parse(await import(pathToFileURL(path.join(FOLDER, file)).href)),
};

const config: Knex.MigratorConfig = { migrationSource, tableName: 'migrations' };

/** Brings the database to the newest migration; returns the names of those it ran. */
export async function migrateUp(db: Database): Promise<string[]> {
  const result: unknown = await db.migrate.latest(config);
  return namesOf(result);
}

/** Takes every migration back. Only for tests: it drops all data. */
export async function migrateDown(db: Database): Promise<string[]> {
  const result: unknown = await db.migrate.rollback(config, true);
  return namesOf(result);
}

const outcome = z.tuple([z.number(), z.array(z.string())]);
const namesOf = (result: unknown): string[] => outcome.parse(result)[1];
