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
import { z } from 'zod';
import { INSTALLATION_KEY, until, type Installation } from './installation.ts';

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
  const { app, endStreams, close } = compose({
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
  const server = await serve(app, '127.0.0.1', 0);
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
      await drain(server, 1000, endStreams);
      await close();
    },
  };
}

/** With this Idempotency-Key. */
export const keyed = (key: string): CallOptions => ({ headers: { 'idempotency-key': key } });

const created = z.object({ runId: z.string() });
const taskItems = z.object({
  items: z.array(z.looseObject({ id: z.string(), elementId: z.string(), status: z.string() })),
});
const runState = z.object({
  status: z.string(),
  incidents: z.array(z.looseObject({ id: z.string() })),
});

/** Keeps and publishes a drawing, and gives the procedure's id. */
export async function publishBy(person: Pick<ApiPerson, 'call'>, xml: string): Promise<string> {
  const drawn = await person.call('POST', '/api/procedures', { name: 'Test', xml });
  const { procedureId } = z.looseObject({ procedureId: z.string() }).parse(drawn.body);
  const published = await person.call('POST', `/api/procedures/${procedureId}/publish`, {});
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return procedureId;
}

/** Starts a run and gives its id. */
export async function startedBy(
  person: Pick<ApiPerson, 'call'>,
  processId: string,
  more: object = {},
): Promise<string> {
  const answer = await person.call('POST', '/api/runs', { processId, ...more });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return created.parse(answer.body).runId;
}

/** Waits until the run has this task open, and gives its id. */
export const openTaskOf = (person: Pick<ApiPerson, 'call'>, runId: string, elementId: string) =>
  until(`task ${elementId} is open`, async () => {
    const { body } = await person.call('GET', `/api/tasks?run=${runId}&status=open`);
    return taskItems.parse(body).items.find((task) => task.elementId === elementId)?.id;
  });

/** Claims a task and completes it. */
export async function doTask(
  person: Pick<ApiPerson, 'call'>,
  taskId: string,
  values: object = {},
): Promise<Answer> {
  const claimed = await person.call('POST', `/api/tasks/${taskId}/claim`);
  if (claimed.status !== 200) throw new Error(JSON.stringify(claimed.body));
  return person.call('POST', `/api/tasks/${taskId}/complete`, { values });
}

export const untilRunIs = (person: Pick<ApiPerson, 'call'>, runId: string, status: string) =>
  until(`run is ${status}`, async () => {
    const run = runState.parse((await person.call('GET', `/api/runs/${runId}`)).body);
    return run.status === status ? run : null;
  });

/** Waits until the run has an open incident, and gives its id. */
export const openIncidentOf = (person: Pick<ApiPerson, 'call'>, runId: string) =>
  until('an incident is open', async () => {
    const { body } = await person.call('GET', `/api/runs/${runId}`);
    return runState.parse(body).incidents[0]?.id;
  });
