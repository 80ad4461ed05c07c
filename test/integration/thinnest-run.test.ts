import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDiagram, end, start, userTask } from '../support/a-diagram.ts';
import { ana, startInstallation, type Installation } from '../support/installation.ts';
import { openTask, taskRowOf, untilStatus } from '../support/seen.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  const xml = aDiagram(
    'inspecao',
    [start(), userTask('inspecionar'), end()],
    ['start->inspecionar', 'inspecionar->end'],
  );
  await installation.publish(xml);
}, 90_000);

afterAll(() => installation.end());

it('runs from start over a task to the end, and every fact is in Postgres', async () => {
  const { runId } = await installation.start('inspecao', { variables: { serie: 'A1' } });
  const { token } = await openTask(installation, runId, 'inspecionar');

  const input = {
    runId,
    completionId: 'completion-1',
    token,
    values: { ok: true },
    actor: ana,
    at: Date.now(),
  };
  const answer = await installation.update({ name: 'complete-task', input });

  expect(answer).toEqual({ kind: 'delivered' });
  const { organisationId } = installation;
  const seq = await installation.awaitWritten(organisationId, runId, 'completion-1', 2000);
  const closed = await untilStatus(installation, runId, 'completed');
  expect(seq).toBe(closed.last_seq);
  const facts = await installation.facts(runId);
  expect(facts.map(({ fact }) => fact.seq)).toEqual(facts.map((_, index) => index + 1));
  expect(facts.map(({ fact }) => fact.type)).toContain('task-completed');
  expect((await taskRowOf(installation, runId, 'inspecionar'))?.status).toBe('completed');
}, 60_000);
