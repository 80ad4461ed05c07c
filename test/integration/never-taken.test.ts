import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAlarmStore } from '../../server/alarms/alarm-store.ts';
import { createOutboxStore } from '../../server/outbox/outbox-store.ts';
import { aDiagram, end, start, userTask } from '../support/a-diagram.ts';
import { startInstallation, until, type Installation } from '../support/installation.ts';
import { openTask } from '../support/seen.ts';

/** More than Temporal takes at once, and nothing that compresses. */
const tooLarge = randomBytes(2_300_000).toString('base64');

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  const xml = aDiagram('p', [start(), userTask('a'), end()], ['start->a', 'a->end']);
  await installation.publish(xml);
}, 90_000);
afterAll(() => installation.end());

const alarmsOf = async (runId: string) =>
  (await createAlarmStore(installation.db).open(50)).filter((alarm) => alarm.runId === runId);

const moved = (runId: string, id: string, padding: string) => ({
  kind: 'signal-run' as const,
  delivery: {
    runId,
    occurrences: [
      {
        kind: 'clock-advanced' as const,
        id,
        at: Date.now(),
        from: Date.now(),
        actor: { kind: 'system' as const, id: `test${padding}`, role: null },
      },
    ],
  },
});

it('gives up what Temporal never takes, says so, and goes on with what comes after it', async () => {
  const { runId } = await installation.start('p');
  await openTask(installation, runId, 'a');
  const outbox = createOutboxStore(installation.db);
  const { organisationId } = installation;
  const put = (id: string, padding: string) =>
    outbox.put(organisationId, runId, moved(runId, id, padding), new Date());
  const [first, second] = [await put('clock/1', tooLarge), await put('clock/2', '')];

  const outcome = (id: number) => outbox.outcome({ organisationId, id });
  await until('the second is delivered', async () => {
    return (await outcome(second))?.state === 'delivered';
  });
  expect(await outcome(first)).toEqual({ state: 'refused', refusal: 'NEVER_TAKEN' });
  expect(await alarmsOf(runId)).toMatchObject([
    { kind: 'never-taken', detail: { what: 'signal-run' } },
  ]);
}, 60_000);

it('ends a run that Temporal never lets begin', async () => {
  const { runId } = await installation.start('p', { variables: { tooLarge } });

  const { db, organisationId } = installation;
  await until('the run is closed', async () => {
    const row = await db('runs')
      .where({ organisation_id: organisationId, id: runId })
      .first<{ status: string }>('status');
    return row.status === 'terminated';
  });
  expect(await alarmsOf(runId)).toMatchObject([{ detail: { what: 'start-run' } }]);
}, 60_000);
