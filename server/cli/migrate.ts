import { systemClock } from '../clock/clock.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrateUp } from '../db/migrate.ts';
import { examplePeople } from '../examples/example-people.ts';
import { seedOrganisation } from '../examples/seed-organisation.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
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

/** Only where there is no organisation yet: nobody's own installation gets known passwords. */
async function fillExample(db: Database, output: Output): Promise<void> {
  if ((await createOrganisationStore(db).list()).length > 0) return;
  const { created } = await seedOrganisation(db, systemClock);
  if (!created) return;
  output.print('The example organisation is filled. These accounts are for trying out only:');
  for (const { email, password, roles, functions } of examplePeople)
    output.print(`  ${email}  ${password}  ${[...roles, ...functions].join(', ')}`);
}
