import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../clock/clock.ts';
import { timeZone } from '../clock/time-zone.ts';
import { connect } from '../db/connect.ts';
import { EXAMPLE_SLUG } from '../examples/example-catalogue.ts';
import { createOrganisation } from '../organisations/create-organisation.ts';
import { language } from '../people/person.ts';
import { UsageError, type Command } from './command.ts';
import { findInstallation } from './find-installation.ts';

const name = (option: string) =>
  z
    .string(`${option} is missing`)
    .trim()
    .min(1, `${option} must not be empty`)
    .max(200, `${option} has at most 200 characters`);

/** What was written, or one sentence for each option that is wrong. */
const options = z.object({
  name: name('--name'),
  slug: z
    .string('--slug is missing')
    .regex(
      /^[a-z][a-z0-9-]{0,49}$/,
      '--slug has lower-case letters, digits and hyphens, at most 50, and begins with a letter',
    )
    .refine((slug) => slug !== EXAMPLE_SLUG, `--slug must not be ${EXAMPLE_SLUG}, the example's`),
  'admin-email': z.email('--admin-email must be an e-mail address').max(320).toLowerCase(),
  'admin-name': name('--admin-name').default('Administrator'),
  'time-zone': timeZone.default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone),
  language: language.default('en'),
});

/** 120 bits, without characters that a shell or a reader could mistake. */
const newPassword = (): string => randomBytes(15).toString('base64url');

export const organisationCreateCommand: Command = {
  name: ['organisation', 'create'],
  usage:
    'organisation create --name NAME --slug SLUG --admin-email EMAIL [--admin-name NAME] [--time-zone ZONE] [--language en|pt]',
  summary:
    'Make an organisation and its administrator; its last line of output is the password, shown this once.',
  async run(args, output) {
    const asked = readOptions(args);
    const password = newPassword();
    const { databaseUrl } = await findInstallation();
    const connection = connect(databaseUrl);
    try {
      const order = {
        name: asked.name,
        slug: asked.slug,
        timeZone: asked['time-zone'],
        administrator: {
          email: asked['admin-email'],
          name: asked['admin-name'],
          language: asked.language,
          password,
        },
      };
      const actor = { kind: 'installation', command: 'organisation create' } as const;
      await createOrganisation(connection.db, order, actor, systemClock.now());
      output.print(`${asked.name} (${asked.slug}) is there, in ${order.timeZone}.`);
      output.print(`${order.administrator.email} signs in with this password and can change it:`);
      output.print(password);
      return 0;
    } finally {
      await connection.close();
    }
  },
};

function readOptions(args: readonly string[]): z.infer<typeof options> {
  const read = options.safeParse(parseWords(args));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ message }) => message);
  throw new UsageError(`${wrong.join('; ')}.`);
}

function parseWords(args: readonly string[]): unknown {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        name: text,
        slug: text,
        'admin-email': text,
        'admin-name': text,
        'time-zone': text,
        language: text,
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
