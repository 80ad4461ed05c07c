import { parseArgs } from 'node:util';
import { advanceClock } from '../clock/advance-clock.ts';
import { awaitMoved } from '../clock/await-moved.ts';
import { systemClock } from '../clock/clock.ts';
import { connect, type Database } from '../db/connect.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { UsageError, type Command } from './command.ts';
import { findInstallation } from './find-installation.ts';

const MOVED_WITHIN_MS = 10 * 60_000;

export const clockAdvanceCommand: Command = {
  name: ['clock', 'advance'],
  usage: 'clock advance DURATION [--organisation SLUG]',
  summary: 'Move the clock of an organisation for trying out forward, such as by P30D.',
  async run(args, output) {
    const { duration, slug } = readWords(args);
    const { databaseUrl } = await findInstallation();
    const connection = connect(databaseUrl);
    try {
      const { db } = connection;
      const organisation = await whichOrganisation(db, slug);
      const { to, offsetMs, runIds } = await advanceClock(
        { db, clock: systemClock },
        {
          organisationId: organisation.id,
          duration,
          actor: { kind: 'installation', command: 'clock advance' },
          factActor: { kind: 'system', id: 'clock advance', role: null },
          production: process.env['NODE_ENV'] === 'production',
        },
      );
      const runs = runIds.length;
      const moved = { organisationId: organisation.id, offsetMs, runIds };
      const gone = await awaitMoved(db, moved, MOVED_WITHIN_MS, (count) =>
        output.warn(`${count} of ${runs} open runs went on`),
      );
      if (gone < runs) {
        output.warn('The others go on when Roteiro runs again: see npm start.');
        return 1;
      }
      output.print(`It is now ${to.toISOString()}.`);
      return 0;
    } finally {
      await connection.close();
    }
  },
};

/** The one that is named, else the only one whose clock can be moved. */
async function whichOrganisation(db: Database, slug: string | undefined): Promise<Organisation> {
  const all = await createOrganisationStore(db).list();
  const meant = all.filter((each) =>
    slug === undefined ? each.kind === 'trial' : each.slug === slug,
  );
  const [only, another] = meant;
  if (only === undefined)
    throw new Error(
      slug === undefined
        ? 'There is no organisation for trying out here: only the clock of such a one can be moved.'
        : `There is no organisation ${slug}.`,
    );
  if (another !== undefined)
    throw new UsageError(
      `Say which with --organisation: ${meant.map((each) => each.slug).join(', ')}.`,
    );
  return only;
}

function readWords(args: readonly string[]): { duration: string; slug: string | undefined } {
  const { values, positionals } = parsed(args);
  const [duration, ...more] = positionals;
  if (duration === undefined || more.length > 0)
    throw new UsageError('Say by how much, in ISO 8601, such as P30D or PT4H.');
  return { duration, slug: values.organisation };
}

function parsed(args: readonly string[]) {
  try {
    const options = { organisation: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
