import { parseArgs } from 'node:util';
import { movedClock, systemClock } from '../clock/clock.ts';
import { connect, type Database } from '../db/connect.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { createPersonStore } from '../people/person-store.ts';
import type { OrganisationId, PersonId } from '../people/person.ts';
import { role, roles } from '../people/role.ts';
import { createToken } from '../tokens/create-token.ts';
import { UsageError, type Command } from './command.ts';
import { findInstallation } from './find-installation.ts';

export const tokenCreateCommand: Command = {
  name: ['token', 'create'],
  usage: 'token create --role ROLE [--as EMAIL] [--organisation SLUG]',
  summary: 'Make an API token; its last line of output is the token.',
  async run(args, output) {
    const { values } = parseOptions(args);
    const asked = role.safeParse(values.role);
    if (!asked.success) throw new UsageError(`--role must be one of: ${roles.join(', ')}.`);
    const { databaseUrl } = await findInstallation();
    const connection = connect(databaseUrl);
    try {
      const { organisationId, personId } = await forWhom(connection.db, values);
      const organisation = await createOrganisationStore(connection.db).find(organisationId);
      const clock = movedClock(systemClock, organisation?.clockOffsetMs ?? 0);
      const actor = { kind: 'installation', command: 'token create' } as const;
      const name = `command line, ${asked.data}`;
      const order = { organisationId, personId, actor, name, role: asked.data };
      const { token } = await createToken(connection.db, order, clock.now());
      output.print(token);
      return 0;
    } finally {
      await connection.close();
    }
  },
};

function parseOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { role: text, as: text, organisation: text } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

interface Whom {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId | null;
}

async function forWhom(
  db: Database,
  options: { readonly as?: string | undefined; readonly organisation?: string | undefined },
): Promise<Whom> {
  const all = await createOrganisationStore(db).list();
  const { organisation: slug, as: email } = options;
  const among = slug === undefined ? all : all.filter((each) => each.slug === slug);
  if (email !== undefined) {
    const people = await createPersonStore(db).credentials(email);
    const person = people.find(
      (each) => each.disabledAt === null && among.some(({ id }) => id === each.organisationId),
    );
    if (person === undefined)
      throw new Error(`Nobody with the e-mail address ${email} has an account that is open.`);
    return { organisationId: person.organisationId, personId: person.id };
  }
  const [only, second] = among;
  if (only === undefined)
    throw new Error('There is no such organisation yet: run npm start first.');
  if (second !== undefined)
    throw new UsageError(
      `Say which with --organisation: ${among.map((each) => each.slug).join(', ')}.`,
    );
  return { organisationId: only.id, personId: null };
}
