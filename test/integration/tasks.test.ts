import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  aDiagram,
  boundary,
  drawn,
  end,
  extended,
  start,
  timer,
  userTask,
} from '../support/a-diagram.ts';
import { startInstallation, until, type Installation } from '../support/installation.ts';
import {
  doTask,
  keyed,
  openTaskOf,
  publishBy,
  startedBy,
  startRunApi,
  untilRunIs,
  type ApiPerson,
  type RunApi,
} from '../support/run-api.ts';

vi.setConfig({ testTimeout: 60_000 });

const FORM = {
  type: 'default',
  id: 'fRevisao',
  schemaVersion: 18,
  components: [
    { type: 'text', text: 'Série {{serie}}' },
    { type: 'number', key: 'horas', label: 'Horas', validate: { required: true, min: 0, max: 24 } },
    { type: 'textfield', key: 'assinante', properties: { personal: 'true' } },
  ],
};

const revisar = drawn(
  'userTask',
  'revisar',
  `<bpmn:documentation>Meça as horas de uso.</bpmn:documentation>${extended(`<zeebe:userTask/>
    <zeebe:formDefinition formId="fRevisao"/>
    <zeebe:assignmentDefinition candidateGroups="tecnicos, qualidade"/>
    <zeebe:taskSchedule dueDate="=now() + duration(&quot;PT4H&quot;)"/>
    <zeebe:priorityDefinition priority="80"/>`)}`,
);
const revisao = aDiagram(
  'revisao',
  [start(), revisar, userTask('conferir'), end()],
  ['start->revisar', 'revisar->conferir', 'conferir->end'],
);
const prazo = aDiagram(
  'prazo',
  [
    start(),
    userTask('esperar'),
    boundary('tarde', 'esperar', timer('timeDuration', 'PT5S')),
    userTask('cobrar'),
    end(),
  ],
  ['start->esperar', 'esperar->end', 'tarde->cobrar', 'cobrar->end'],
);

let installation: Installation;
let api: RunApi;
let here: string;
let ada: ApiPerson;
let carla: ApiPerson;
let tiago: ApiPerson;
let tania: ApiPerson;
let iara: ApiPerson;
let alice: ApiPerson;
let worker: Awaited<ReturnType<Installation['startWorker']>>;

const idReply = z.looseObject({ id: z.string() });
const taskReply = z.looseObject({ status: z.string(), draft: z.unknown(), variables: z.unknown() });
const factsReply = z.object({
  items: z.array(
    z.looseObject({
      seq: z.number(),
      type: z.string(),
      elementId: z.string().nullable(),
      actor: z.unknown(),
    }),
  ),
});

beforeAll(async () => {
  installation = await startInstallation();
  worker = await installation.startWorker();
  api = await startRunApi(installation);
  ada = await api.person('ada', 'administrator');
  const place = async (code: string) => {
    const body = { code, name: code, timeZone: 'America/Sao_Paulo' };
    return idReply.parse((await ada.call('POST', '/api/points-of-sale', body)).body).id;
  };
  here = await place('SP-01');
  const elsewhere = await place('AM-01');
  carla = await api.person('carla', 'coordinator', { places: [here] });
  tiago = await api.person('tiago', 'technician', { places: [here], functions: ['tecnicos'] });
  tania = await api.person('tania', 'technician', { places: [here] });
  iara = await api.person('iara', 'technician', { places: [elsewhere], functions: ['tecnicos'] });
  alice = await api.person('alice', 'auditor');
  await ada.call('POST', '/api/forms', { schema: FORM });
  await ada.call('POST', '/api/forms/fRevisao/publish', {});
  for (const xml of [revisao, prazo]) {
    await publishBy(ada, xml);
  }
}, 120_000);
afterAll(async () => {
  await api.close();
  await installation.end();
});

const atHere = () => ({ pointOfSaleId: here, businessKey: 'SOL-1', variables: { serie: 'A1' } });
const complete = (person: ApiPerson, id: string, values: object, key: string) =>
  person.call('POST', `/api/tasks/${id}/complete`, { values }, keyed(key));

it('claims, fills in by the form, completes, and reads its own write', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');

  const shown = await tiago.call('GET', `/api/tasks/${id}`);
  expect(shown.body).toMatchObject({
    processId: 'revisao',
    businessKey: 'SOL-1',
    documentation: 'Meça as horas de uso.',
    priority: 80,
    form: { id: 'fRevisao', schema: FORM },
    variables: { serie: 'A1' },
    may: ['claim'],
  });
  expect((await complete(tiago, id, { horas: 3 }, 'too-early')).code).toBe('TASK_NOT_CLAIMED');
  expect((await tania.call('POST', `/api/tasks/${id}/claim`)).code).toBe('TASK_NOT_FOR_YOU');
  const claimed = await tiago.call('POST', `/api/tasks/${id}/claim`);
  expect(claimed.body).toMatchObject({ assignee: tiago.id, assigneeName: 'tiago' });

  const refused = await complete(tiago, id, { horas: 30 }, 'one');
  expect([refused.status, refused.code]).toEqual([422, 'FORM_VALUES_NOT_VALID']);
  expect(refused.body).toMatchObject({
    error: {
      details: {
        failures: [
          { key: 'horas', messages: { en: 'Give at most 24.', pt: 'Informe no máximo 24.' } },
        ],
      },
    },
  });
  const values = { horas: 3, assinante: 'Maria Aparecida', unknown: true };
  const done = await complete(tiago, id, values, 'one');
  expect(done).toMatchObject({
    status: 200,
    body: { runId, seq: expect.any(Number), next: [{ elementId: 'conferir' }] },
  });
  const { seq } = z.looseObject({ seq: z.number() }).parse(done.body);
  const run = await carla.call('GET', `/api/runs/${runId}`);
  expect(run.body).toMatchObject({
    lastSeq: seq,
    open: [{ elementId: 'conferir', kind: 'task', taskId: expect.any(String) }],
    variables: { horas: 3, assinante: { value: 'Maria Aparecida' } },
  });
  expect(JSON.stringify(run.body)).not.toContain('unknown');
  const unseen = await alice.call('GET', `/api/runs/${runId}`);
  expect(unseen.body).toMatchObject({ variables: { assinante: { hidden: true } } });

  expect((await complete(tiago, id, values, 'one')).body).toMatchObject({ seq, runId });
  expect((await complete(tiago, id, { horas: 4 }, 'one')).code).toBe('IDEMPOTENCY_KEY_REUSED');
  const otherName = { ...values, assinante: 'Outra Pessoa' };
  expect((await complete(tiago, id, otherName, 'one')).code).toBe('IDEMPOTENCY_KEY_REUSED');
  const late = await complete(tiago, id, values, 'two');
  expect([late.status, late.code]).toEqual([409, 'TASK_GONE']);
  expect(late.body).toMatchObject({ error: { details: { status: 'completed' } } });

  const facts = await alice.call('GET', `/api/runs/${runId}/facts`);
  expect(JSON.stringify(facts.body)).not.toContain('Maria');
  const byTiago = { kind: 'person', id: tiago.id, role: 'technician' };
  expect(factsReply.parse(facts.body).items).toContainEqual(
    expect.objectContaining({ type: 'task-completed', elementId: 'revisar', actor: byTiago }),
  );
  const record = await alice.call('GET', `/api/runs/${runId}/record`);
  expect(record.body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ source: 'organisation', type: 'task-claimed' }),
      expect.objectContaining({
        type: 'task-completion-refused',
        data: expect.objectContaining({ code: 'FORM_VALUES_NOT_VALID' }),
      }),
      expect.objectContaining({ source: 'run', type: 'task-completed' }),
    ]),
  });
});

it('lets one of two browsers complete, and tells the other', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');
  await tiago.call('POST', `/api/tasks/${id}/claim`);

  const answers = await Promise.all([
    complete(tiago, id, { horas: 1 }, 'browser-1'),
    complete(tiago, id, { horas: 2 }, 'browser-2'),
  ]);

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const { items } = factsReply.parse((await alice.call('GET', `/api/runs/${runId}/facts`)).body);
  expect(items.filter(({ type }) => type === 'task-completed')).toHaveLength(1);
});

it('takes the same completion twice at once as one', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');
  await tiago.call('POST', `/api/tasks/${id}/claim`);

  const answers = await Promise.all(
    [1, 2, 3].map(() => complete(tiago, id, { horas: 1 }, 'the-same')),
  );

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

it('completes for nobody else, and assigns what is claimed', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');
  await tiago.call('POST', `/api/tasks/${id}/claim`);

  expect((await complete(carla, id, { horas: 1 }, 'c')).code).toBe('TASK_CLAIMED_BY_ANOTHER');
  expect((await carla.call('POST', `/api/tasks/${id}/claim`)).body).toMatchObject({
    error: { message: expect.stringContaining('tiago') },
  });
  const assign = (personId: string) => carla.call('POST', `/api/tasks/${id}/assign`, { personId });
  expect((await assign(iara.id)).code).toBe('PERSON_NOT_ASSIGNABLE');
  expect((await assign(alice.id)).code).toBe('PERSON_NOT_ASSIGNABLE');
  expect((await assign(tania.id)).body).toMatchObject({ assigneeName: 'tania' });
  expect((await complete(tiago, id, { horas: 1 }, 't')).code).toBe('TASK_CLAIMED_BY_ANOTHER');
  expect((await tania.call('POST', `/api/tasks/${id}/unclaim`)).body).toMatchObject({
    assignee: null,
  });
});

it('keeps a draft in Postgres, with what is personal protected', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');
  await tiago.call('POST', `/api/tasks/${id}/claim`);
  const values = { horas: 'not yet a number', assinante: 'Maria Aparecida' };

  await tiago.call('POST', `/api/tasks/${id}/draft`, { values });

  expect((await tiago.call('GET', `/api/tasks/${id}`)).body).toMatchObject({ draft: { values } });
  const seen = taskReply.parse((await alice.call('GET', `/api/tasks/${id}`)).body);
  expect(seen.draft).toMatchObject({ values: { assinante: null } });
  const row: unknown = await installation.db('tasks').where({ id }).first('draft');
  expect(JSON.stringify(row)).not.toContain('Maria');
  const { items } = factsReply.parse((await alice.call('GET', `/api/runs/${runId}/facts`)).body);
  expect(items.at(-1)?.type).toBe('task-opened');
});

it('says what became of a task that is gone, and keeps what was filled in', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');
  await tiago.call('POST', `/api/tasks/${id}/claim`);
  await tiago.call('POST', `/api/tasks/${id}/draft`, { values: { horas: 7 } });
  const cancelled = await carla.call('POST', `/api/runs/${runId}/cancel`, { reason: 'Desistiu.' });
  expect(cancelled.status).toBe(200);

  const stale = await complete(tiago, id, { horas: 7 }, 'stale');

  expect([stale.status, stale.code]).toEqual([409, 'TASK_GONE']);
  expect(stale.body).toMatchObject({ error: { details: { status: 'cancelled' } } });
  expect((await tiago.call('GET', `/api/tasks/${id}`)).body).toMatchObject({
    status: 'cancelled',
    draft: { values: { horas: 7 } },
  });
});

it('keeps people to their points of sale', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');

  for (const path of [`/api/tasks/${id}`, `/api/runs/${runId}`, `/api/runs/${runId}/facts`])
    expect([path, (await iara.call('GET', path)).status]).toEqual([path, 404]);
  expect((await iara.call('POST', `/api/tasks/${id}/claim`)).status).toBe(404);
  expect((await iara.call('GET', '/api/tasks?candidate=me')).body).toMatchObject({ items: [] });
  expect((await iara.call('GET', '/api/runs')).body).toMatchObject({ items: [] });
  expect((await tiago.call('GET', '/api/tasks?candidate=me')).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id })]),
  });
});

it('lists what is due first, page by page', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => startedBy(carla, 'revisao', atHere())));
  const ids = await Promise.all(runs.map((runId) => openTaskOf(tiago, runId, 'revisar')));
  const mine = ids.slice(0, 2);
  for (const id of mine) await tiago.call('POST', `/api/tasks/${id}/claim`);
  const page = z.object({
    items: z.array(z.looseObject({ id: z.string(), dueAt: z.string().nullable() })),
    nextCursor: z.string().nullable(),
  });
  const read = async (query: string) =>
    page.parse((await tiago.call('GET', `/api/tasks?${query}`)).body);

  const first = await read('limit=1');
  const all = await read('limit=200');
  let { nextCursor } = first;
  const paged = [...first.items];
  while (nextCursor !== null) {
    const next = await read(`limit=1&cursor=${nextCursor}`);
    paged.push(...next.items);
    ({ nextCursor } = next);
  }

  expect(paged).toEqual(all.items);
  const due = all.items.map(({ dueAt }) => dueAt ?? '9999');
  expect(due).toEqual(due.toSorted());
  expect((await read('assignee=me')).items.map(({ id }) => id)).toEqual(
    expect.arrayContaining(mine),
  );
  expect((await read('overdue=true')).items).toEqual([]);
  expect((await read(`run=${runs[0]}`)).items.map(({ id }) => id)).toEqual([ids[0]]);
  expect((await tiago.call('GET', '/api/tasks?status=completed')).status).toBe(400);
});

it('accepts a completion while the worker is away, and does it when one is back', async () => {
  const runId = await startedBy(carla, 'revisao', atHere());
  const id = await openTaskOf(tiago, runId, 'revisar');
  await tiago.call('POST', `/api/tasks/${id}/claim`);
  await worker.kill();

  const accepted = await complete(tiago, id, { horas: 5 }, 'away');
  expect([accepted.status, accepted.body]).toEqual([202, { runId, seq: null, next: [] }]);
  expect((await complete(tiago, id, { horas: 6 }, 'again')).code).toBe('TASK_COMPLETING');
  worker = await installation.startWorker();

  await openTaskOf(tiago, runId, 'conferir');
  const repeated = await complete(tiago, id, { horas: 5 }, 'away');
  expect(repeated).toMatchObject({ status: 200, body: { seq: expect.any(Number) } });
});

it('keeps what was filled in where a timer that was due first won', async () => {
  const runId = await startedBy(carla, 'prazo', atHere());
  const id = await openTaskOf(tiago, runId, 'esperar');
  await worker.kill();
  await tiago.call('POST', `/api/tasks/${id}/claim`);
  const run = z.object({ timers: z.tuple([z.object({ dueAt: z.coerce.date() })]) });
  const { timers } = run.parse((await carla.call('GET', `/api/runs/${runId}`)).body);
  await until('the timer is due', () => Promise.resolve(new Date() > timers[0].dueAt));

  const accepted = await complete(tiago, id, { nota: 'feito' }, 'late');
  expect(accepted.status).toBe(202);
  worker = await installation.startWorker();

  await until('the task is cancelled', async () => {
    const { body } = await tiago.call('GET', `/api/tasks/${id}`);
    return taskReply.parse(body).status === 'cancelled';
  });
  expect((await tiago.call('GET', `/api/tasks/${id}`)).body).toMatchObject({
    draft: { values: { nota: 'feito' } },
  });
  expect((await complete(tiago, id, { nota: 'feito' }, 'late')).code).toBe('TASK_GONE');
  const next = await openTaskOf(tiago, runId, 'cobrar');
  expect((await doTask(tiago, next)).status).toBe(200);
  await untilRunIs(carla, runId, 'completed');
});
