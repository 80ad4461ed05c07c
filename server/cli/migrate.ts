import { systemClock } from '../clock/clock.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrateUp } from '../db/migrate.ts';
import { readDecisionFile } from '../decisions/check-decision-file.ts';
import { EXAMPLE_SLUG } from '../examples/example-catalogue.ts';
import { examplePeople } from '../examples/example-people.ts';
import { publishExamples } from '../examples/publish-examples.ts';
import { seedOrganisation } from '../examples/seed-organisation.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { BUILT_IN_TYPES } from '../procedures/built-in-types.ts';
import { createCompiler } from '../procedures/create-compiler.ts';
import type { Command, Output } from './command.ts';
import { findInstallation } from './find-installation.ts';

export const migrateCommand: Command = {
  name: ['migrate'],
  usage: 'migrate',
  summary:
    'Bring the database to the newest migration; an empty one gets the example, except in production.',
  async run(_args, output) {
    const { databaseUrl } = await findInstallation();
    const connection = connect(databaseUrl);
    try {
      const done = await migrateUp(connection.db);
      for (const name of done) output.print(name);
      if (done.length === 0) output.print('The database is up to date.');
      if (process.env['NODE_ENV'] !== 'production') await fillExample(connection.db, output);
      return 0;
    } finally {
      await connection.close();
    }
  },
};

/**
 * The example is for an installation that has no organisation of its own: nobody's people get
 * known passwords. One that was cut short is completed.
 */
async function fillExample(db: Database, output: Output): Promise<void> {
  const there = await createOrganisationStore(db).list();
  if (there.some(({ slug }) => slug !== EXAMPLE_SLUG)) return;
  const { created, organisationId } = await seedOrganisation(db, systemClock);
  const deps = {
    db,
    clock: systemClock,
    compileProcedure: createCompiler(BUILT_IN_TYPES),
    checkDecisionFile: readDecisionFile,
  };
  const published = await publishExamples(deps, organisationId);
  if (published > 0)
    output.print(`The example's ${published} forms, decisions and procedures are published.`);
  if (!created) return;
  output.print('The example organisation is filled. These accounts are for trying out only:');
  for (const { email, password, roles, functions } of examplePeople)
    output.print(`  ${email}  ${password}  ${[...roles, ...functions].join(', ')}`);
}
