import { connect } from '../db/connect.ts';
import { migrateUp } from '../db/migrate.ts';
import type { Command } from './command.ts';
import { findInstallation } from './find-installation.ts';

export const migrateCommand: Command = {
  name: ['migrate'],
  usage: 'migrate',
  summary: 'Bring the database to the newest migration.',
  async run(_args, output) {
    const { databaseUrl } = await findInstallation();
    const connection = connect(databaseUrl);
    try {
      const done = await migrateUp(connection.db);
      for (const name of done) output.print(name);
      if (done.length === 0) output.print('The database is up to date.');
      return 0;
    } finally {
      await connection.close();
    }
  },
};
