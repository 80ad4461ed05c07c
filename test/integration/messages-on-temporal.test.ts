import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDiagram, boundary, drawn, end, extended, start, userTask } from '../support/a-diagram.ts';
import { startInstallation, until, type Installation } from '../support/installation.ts';
import { untilStatus } from '../support/seen.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  const awaits = '<bpmn:messageEventDefinition messageRef="part"/>';
  await installation.publish(
    aDiagram(
      'repair',
      [
        start(),
        userTask('diagnose'),
        boundary('note', 'diagnose', awaits, false),
        end('noted'),
        boundary('arrived', 'diagnose', awaits.replace('part', 'done')),
        end(),
      ],
      ['start->diagnose', 'diagnose->end', 'note->noted', 'arrived->end'],
      ['part', 'done']
        .map((name) => {
          const key = extended('<zeebe:subscription correlationKey="=order"/>');
          return `<bpmn:message id="${name}" name="${name}">${key}</bpmn:message>`;
        })
        .join(''),
    ),
  );
  await installation.publish(
    aDiagram(
      'wait',
      [start(), drawn('intermediateCatchEvent', 'catch', awaits), end()],
      ['start->catch', 'catch->end'],
      `<bpmn:message id="part" name="buffered">${extended(
        '<zeebe:subscription correlationKey="=order"/>',
      )}</bpmn:message>`,
    ),
  );
}, 90_000);
afterAll(() => installation.end());

const publish = (name: string, messageId: string) =>
  installation.publishMessage({
    reach: 'all',
    organisationId: installation.organisationId,
    name,
    key: 'O-1',
    variables: { from: messageId },
    timeToLiveMs: 60_000,
    messageId,
    publishedBy: { kind: 'program', id: 'test', role: 'coordinator' },
    receivedAt: new Date(),
    idempotencyKey: null,
  });

it('brings messages to a run in Temporal, and its answers back with its facts', async () => {
  const { runId } = await installation.start('repair', { variables: { order: 'O-1' } });
  await until('both are awaited', async () => {
    const rows: unknown[] = await installation.db('subscriptions').where({ run_id: runId });
    return rows.length === 2;
  });

  for (const id of ['n-1', 'n-2', 'n-2']) {
    const outcome = await installation.awaitMessage(await publish('part', id), 10_000);
    expect(outcome).toMatchObject({ settled: true, deliveries: [{ runId, outcome: 'taken' }] });
  }
  const last = await installation.awaitMessage(await publish('done', 'd-1'), 10_000);
  await untilStatus(installation, runId, 'completed');

  const facts = await installation.facts(runId);
  const taken = facts.filter(({ fact }) => fact.type === 'message-taken');
  expect(taken).toHaveLength(3);
  expect(taken.at(-1)?.fact.seq).toBe(last.deliveries[0]?.seq);
}, 60_000);

it('keeps a message for a run that begins to wait later', async () => {
  const published = await publish('buffered', 'b-1');
  const { runId } = await installation.start('wait', { variables: { order: 'O-1' } });
  await untilStatus(installation, runId, 'completed');
  expect(await installation.awaitMessage(published, 10_000)).toMatchObject({
    deliveries: [{ runId, outcome: 'taken' }],
  });
}, 60_000);
