import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { movedClock, systemClock } from '../clock/clock.ts';
import { connect, type Database } from '../db/connect.ts';
import { readInstallationKey } from '../installation-key/installation-key.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { erasePerson, type Erasure } from '../personal-values/erase-person.ts';
import { personalKey } from '../personal-values/personal-key.ts';
import type { Selection } from '../personal-values/places/place.ts';
import { UsageError, type Command, type Output } from './command.ts';
import { findInstallation } from './find-installation.ts';

export const eraseCommand: Command = {
  name: ['erase'],
  usage:
    'erase --run RUN | --subject REF | --value TEXT --reason TEXT [--dry-run] [--organisation SLUG]',
  summary:
    'Erase a person’s values; every run still verifies. With --value - the text is read from the input.',
  async run(args, output) {
    const options = parseOptions(args);
    const selection = await selectionOf(options);
    const reason = options.reason?.trim() ?? '';
    if (reason === '') throw new UsageError('Say why with --reason: the record keeps it.');
    const { databaseUrl, keyFile } = await findInstallation();
    if (keyFile === undefined)
      throw new Error("Set ROTEIRO_KEY_FILE to the file that holds the installation's key.");
    const key = personalKey(await readInstallationKey(keyFile, 'refuse'));
    const connection = connect(databaseUrl);
    try {
      const organisation = await whichOrganisation(connection.db, options.organisation);
      const erasure = await erasePerson(connection.db, key, {
        organisationId: organisation.id,
        selection,
        reason,
        actor: { kind: 'installation', command: 'erase' },
        dryRun: options['dry-run'] === true,
        at: movedClock(systemClock, organisation.clockOffsetMs).now(),
      });
      tell(erasure, output);
      return 0;
    } finally {
      await connection.close();
    }
  },
};

type Options = ReturnType<typeof parseOptions>;

function parseOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = {
      run: text,
      subject: text,
      value: text,
      reason: text,
      organisation: text,
      'dry-run': { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function selectionOf({ run, subject, value }: Options): Promise<Selection> {
  const given = [run, subject, value].filter((each) => each !== undefined && each.trim() !== '');
  if (given.length !== 1)
    throw new UsageError('Say what to erase with one of --run, --subject and --value.');
  if (run !== undefined) {
    if (!z.uuid().safeParse(run).success) throw new UsageError('--run must be the id of a run.');
    return { kind: 'run', runId: run };
  }
  if (subject !== undefined) return { kind: 'subject', subject: subject.trim() };
  // Words of a command can be seen by others on the machine: the input cannot.
  const text = value === '-' ? await readAll(process.stdin) : (value ?? '');
  if (text.trim() === '') throw new UsageError('The value to erase is empty.');
  return { kind: 'value', value: text.trim() };
}

async function whichOrganisation(db: Database, slug: string | undefined): Promise<Organisation> {
  const all = await createOrganisationStore(db).list();
  const among = slug === undefined ? all : all.filter((each) => each.slug === slug);
  const [only, second] = among;
  if (only === undefined) throw new Error('There is no such organisation: check --organisation.');
  if (second !== undefined)
    throw new UsageError(
      `Say which with --organisation: ${among.map((each) => each.slug).join(', ')}.`,
    );
  return only;
}

function tell({ dryRun, items, left }: Erasure, output: Output): void {
  for (const { place, id, runId, variable } of items)
    output.print([place, id, runId ?? '-', variable ?? '-'].join('\t'));
  for (const { place, id, select } of left)
    output.warn(`left: ${place} ${id}; to erase it: --subject ${select.subject}`);
  output.warn(`${dryRun ? 'To be erased' : 'Erased'}: ${items.length}.`);
}
