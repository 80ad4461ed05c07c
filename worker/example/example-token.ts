import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../server/clock/clock.ts';
import { connect } from '../../server/db/connect.ts';
import { EXAMPLE_SLUG } from '../../server/examples/example-catalogue.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { findCallerByToken } from '../../server/tokens/find-caller-by-token.ts';

export interface ExampleTokenPlace {
  readonly databaseUrl: string;
  /** Where the token is kept between starts, readable by its owner only. */
  readonly file: string;
}

const ACTOR = { kind: 'installation', command: 'example worker' } as const;

/**
 * The example worker's API token: the one it kept, or a new one when there is none or it was
 * revoked. Somebody else's worker is given one by an administrator.
 */
export async function exampleToken({ databaseUrl, file }: ExampleTokenPlace): Promise<string> {
  const connection = connect(databaseUrl);
  try {
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null && (await findCallerByToken(connection.db, systemClock, kept)) !== null)
      return kept;
    const organisation = await createOrganisationStore(connection.db).findBySlug(EXAMPLE_SLUG);
    if (organisation === null) throw new Error('There is no example organisation.');
    const order = { organisationId: organisation.id, personId: null, actor: ACTOR };
    const { token } = await createToken(
      connection.db,
      { ...order, name: 'example worker', role: 'coordinator' },
      systemClock.now(),
    );
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, token, { mode: 0o600 });
    return token;
  } finally {
    await connection.close();
  }
}
