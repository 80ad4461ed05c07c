import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aDiagram, drawn, end, start, timer, userTask } from '../support/a-diagram.ts';
import { startInstallation, until, type Installation } from '../support/installation.ts';
import {
  keyed,
  openIncidentOf,
  openTaskOf,
  startedBy,
  startRunApi,
  type ApiPerson,
  type RunApi,
} from '../support/run-api.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Ways for 1 and 2 only: anything else is an incident. */
const ways = aDiagram(
  'caminhos',
  [start(), drawn('exclusiveGateway', 'qual'), userTask('um'), userTask('dois'), end()],
  ['start->qual', 'qual->um: =n = 1', 'qual->dois: =n = 2', 'um->end', 'dois->end'],
);
/** A date that is not there. */
const wait = aDiagram(
  'espera',
  [
    start(),
    drawn('intermediateCatchEvent', 'aguardar', timer('timeDate', '=quando')),
    userTask('ver'),
    end(),
  ],
  ['start->aguardar', 'aguardar->ver', 'ver->end'],
);

let installation: Installation;
let api: RunApi;
let ada: ApiPerson;
let carla: ApiPerson;
let olga: ApiPerson;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  for (const xml of [ways, wait]) await installation.publish(xml);
  api = await startRunApi(installation);
  ada = await api.person('ada', 'administrator');
  carla = await api.person('carla', 'coordinator');
  olga = await api.person('olga', 'process-owner');
}, 120_000);
afterAll(async () => {
  await api.close();
  await installation.end();
});

const parked = async (n: number) => {
  const runId = await startedBy(carla, 'caminhos', { variables: { n } });
  return { runId, id: await openIncidentOf(carla, runId) };
};

it('lists open incidents with a sentence in the language of who reads', async () => {
  const { runId, id } = await parked(9);
  const read = (language: string) =>
    carla.call('GET', `/api/incidents?run=${runId}`, undefined, {
      headers: { 'accept-language': language },
    });
  expect((await read('pt-BR')).body).toMatchObject({
    items: [
      {
        id,
        runId,
        elementId: 'qual',
        processId: 'caminhos',
        message: expect.stringMatching(/^Nenhuma condição/),
      },
    ],
  });
  expect((await read('en')).body).toMatchObject({
    items: [{ code: 'no-flow-is-true', message: expect.stringMatching(/^No condition/) }],
  });
  expect((await carla.call('GET', '/api/incidents?code=other')).body).toMatchObject({ items: [] });
});

it('retries with corrected variables, once for a key, and reads its own write', async () => {
  const { runId, id } = await parked(8);
  const body = { reason: 'Digitaram errado.', variables: { n: 2 } };
  const retry = () => carla.call('POST', `/api/incidents/${id}/retry`, body, keyed('retry'));

  const first = await retry();

  expect(first).toMatchObject({ status: 200, body: { runId, seq: expect.any(Number) } });
  expect((await carla.call('GET', `/api/runs/${runId}`)).body).toMatchObject({
    incidents: [],
    open: [{ elementId: 'dois', kind: 'task' }],
  });
  expect((await retry()).body).toEqual(first.body);
  const late = await ada.call('POST', `/api/incidents/${id}/retry`, { reason: 'De novo.' });
  expect([late.status, late.code]).toEqual([409, 'INCIDENT_GONE']);
  const facts = await ada.call('GET', `/api/runs/${runId}/facts`);
  expect(facts.body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({
        type: 'incident-retried',
        actor: { kind: 'person', id: carla.id, role: 'coordinator' },
        data: expect.objectContaining({ before: { n: 8 }, after: { n: 2 }, reason: body.reason }),
      }),
    ]),
  });
});

it('skips only where one way leads on', async () => {
  const { id } = await parked(7);
  const skipped = await carla.call('POST', `/api/incidents/${id}/skip`, { reason: 'Tanto faz.' });
  expect([skipped.status, skipped.code]).toEqual([422, 'INCIDENT_NEEDS_CHOICE']);
  expect(skipped.body).toMatchObject({ error: { details: { flowIds: ['qual_um', 'qual_dois'] } } });

  const runId = await startedBy(carla, 'espera', {});
  const one = await openIncidentOf(carla, runId);
  const passed = await carla.call('POST', `/api/incidents/${one}/skip`, { reason: 'Sem data.' });
  expect(passed.status).toBe(200);
  await openTaskOf(carla, runId, 'ver');
});

it('overrides with a result and the way that leads on', async () => {
  const { runId, id } = await parked(6);
  const override = (body: object) =>
    carla.call('POST', `/api/incidents/${id}/override`, { reason: 'Decidido.', ...body });
  expect((await override({ flowIds: ['start_qual'] })).code).toBe('FLOW_NOT_OF_ELEMENT');
  expect((await override({ reason: ' ' })).code).toBe('REQUEST_NOT_VALID');
  const done = await override({ variables: { visto: true }, flowIds: ['qual_um'] });
  expect(done.status).toBe(200);
  expect((await carla.call('GET', `/api/runs/${runId}`)).body).toMatchObject({
    variables: { n: 6, visto: true },
    open: [{ elementId: 'um' }],
  });
});

it('lets one of two operators answer', async () => {
  const { runId, id } = await parked(5);
  const answers = await Promise.all(
    [carla, ada].map((person) =>
      person.call('POST', `/api/incidents/${id}/retry`, { reason: 'Eu.', variables: { n: 1 } }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  await until('one answered', async () => (await openTaskOf(carla, runId, 'um')) !== '');
});

it('is not for process owners, nor for another point of sale', async () => {
  const { id } = await parked(4);
  const verb = `/api/incidents/${id}/retry`;
  expect((await olga.call('POST', verb, { reason: 'Eu.' })).code).toBe('ROLE_NOT_ALLOWED');
  const unknown = '/api/incidents/01900000-0000-7000-8000-000000000001/retry';
  expect((await carla.call('POST', unknown, { reason: 'Eu.' })).code).toBe('NOT_FOUND');
});
