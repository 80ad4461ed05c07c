import { compose } from '../../server/compose.ts';
import { connect } from '../../server/db/connect.ts';
import { readDecisionFile } from '../../server/decisions/check-decision-file.ts';
import { drain } from '../../server/http/drain.ts';
import { serve } from '../../server/http/serve.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { createPerson } from '../../server/people/create-person.ts';
import { organisationId as readOrganisationId, type PersonId } from '../../server/people/person.ts';
import type { Role } from '../../server/people/role.ts';
import { createCompiler } from '../../server/procedures/create-compiler.ts';
import { createToken } from '../../server/tokens/create-token.ts';
import { callsTo, type Answer, type CallOptions } from './api.ts';
import { INSTALLATION_KEY, type Installation } from './installation.ts';

/** Somebody who calls the API with a token of their own. */
export interface ApiPerson {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
}

export interface RunApi {
  readonly url: string;
  /** Makes a person, and a token that acts for them. */
  person(
    name: string,
    role: Role,
    options?: { readonly functions?: string[]; readonly places?: string[] },
  ): Promise<ApiPerson>;
  /** A program's token, which acts for nobody. */
  program(role: Role): Promise<Pick<ApiPerson, 'token' | 'call'>>;
  close(): Promise<void>;
}

const actor = { kind: 'installation', command: 'test' } as const;

/** The API over what the installation has of runs, on a port of its own. */
export async function startRunApi(
  installation: Installation,
  parts: { readonly production?: boolean } = {},
): Promise<RunApi> {
  const { databaseUrl, log, db } = installation;
  const organisationId = readOrganisationId.parse(installation.organisationId);
  const { app, close } = compose({
    connection: connect(databaseUrl),
    key: installationKey(INSTALLATION_KEY),
    log,
    production: parts.production ?? false,
    trustedProxies: 0,
    health: { probes: [], overdue: [] },
    compileProcedure: createCompiler(['http']),
    checkDecisionFile: readDecisionFile,
    runs: installation,
  });
  const server = await serve(app, 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  const url = `http://127.0.0.1:${address.port}`;
  const call = callsTo(url);

  async function tokenFor(role: Role, personId: PersonId | null) {
    const order = { organisationId, name: role, role, personId, actor };
    const { token } = await createToken(db, order, new Date());
    const options = (body: unknown, more: CallOptions = {}) =>
      body === undefined ? { token, ...more } : { token, body, ...more };
    return {
      token,
      call: (method: string, path: string, body?: unknown, more?: CallOptions) =>
        call(method, path, options(body, more)),
    };
  }

  return {
    url,
    async person(name, role, { functions = [], places = [] } = {}) {
      const email = `${name}@example.test`;
      const described = {
        email,
        name,
        roles: [role],
        functions,
        language: 'en' as const,
        timeZone: 'America/Sao_Paulo',
        pointOfSaleIds: places,
      };
      const { id } = await createPerson(db, { organisationId, actor }, described, new Date());
      return { id, email, ...(await tokenFor(role, id)) };
    },
    program: (role) => tokenFor(role, null),
    async close() {
      await drain(server, 1000);
      await close();
    },
  };
}

/** With this Idempotency-Key. */
export const keyed = (key: string): CallOptions => ({ headers: { 'idempotency-key': key } });
