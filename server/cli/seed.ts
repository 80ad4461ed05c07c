import { systemClock } from '../clock/clock.ts';
import { connect } from '../db/connect.ts';
import { examplePeople } from '../examples/example-people.ts';
import { seedOrganisation } from '../examples/seed-organisation.ts';
import type { Command } from './command.ts';
import { findInstallation } from './find-installation.ts';

export const seedCommand: Command = {
  name: ['seed'],
  usage: 'seed',
  summary: 'Fill the example organisation, unless it is there already; not in production.',
  async run(_args, output) {
    if (process.env['NODE_ENV'] === 'production')
      throw new Error('Production has no example organisation: unset NODE_ENV to try Roteiro out.');
    const { databaseUrl } = await findInstallation();
    const connection = connect(databaseUrl);
    try {
      const { created } = await seedOrganisation(connection.db, systemClock);
      if (!created) return 0;
      output.print('The example organisation is filled. These accounts are for trying out only:');
      for (const { email, password, roles } of examplePeople)
        output.print(`  ${email}  ${password}  (${roles.join(', ')})`);
      return 0;
    } finally {
      await connection.close();
    }
  },
};
