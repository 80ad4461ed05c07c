import { afterAll, beforeAll, expect, it } from 'vitest';
import { messagesKept } from '../../server/personal-values/places/messages-kept.ts';
import { endRunInTables } from '../../server/runs/end-run-in-tables.ts';
import { createRunHeadStore } from '../../server/runs/run-head-store.ts';
import { createForgetMessages } from '../../server/messages/forget-messages.ts';
import {
  aDiagram,
  boundary,
  drawn,
  end,
  extended,
  start,
  userTask,
  type Arrow,
  type Drawn,
} from '../support/a-diagram.ts';
import { until } from '../support/installation.ts';
import { startMessageWorld, type MessageWorld } from '../support/message-world.ts';

let world: MessageWorld;

const HOUR = 3_600_000;
const awaits = '<bpmn:messageEventDefinition messageRef="message"/>';
const message = (name: string, key = '=order'): string =>
  `<bpmn:message id="message" name="${name}">${extended(
    `<zeebe:subscription correlationKey="${key}"/>`,
  )}</bpmn:message>`;
const catching = (id = 'wait'): Drawn => drawn('intermediateCatchEvent', id, awaits);

/** Waits once for a message, then ends. */
const waiter = (processId: string, name: string): string =>
  aDiagram(processId, [start(), catching(), end()], ['start->wait', 'wait->end'], message(name));

/** Has a task at which messages arrive on its boundary, and another after it. */
const guarded = (processId: string, name: string, interrupting: boolean): string =>
  aDiagram(
    processId,
    [
      start(),
      userTask('task'),
      userTask('after'),
      end(),
      boundary('told', 'task', awaits, interrupting),
      end('toldEnd'),
    ],
    ['start->task', 'task->after', 'after->end', 'told->toldEnd'],
    message(name),
  );

/** Begins with a message, then waits at a task until it is cancelled. */
const startedBy = (processId: string, name: string, more: readonly Drawn[] = []): string => {
  const arrows: Arrow[] =
    more.length === 0 ? ['begin->task', 'task->end'] : ['begin->wait', 'wait->end'];
  const inside = more.length === 0 ? [userTask('task')] : more;
  return aDiagram(
    processId,
    [drawn('startEvent', 'begin', awaits), ...inside, end()],
    arrows,
    message(name),
  );
};

const actor = { kind: 'system', id: 'test', role: null } as const;
const cancelled = () => ({
  kind: 'cancel' as const,
  id: 'cancelled',
  at: Date.now(),
  actor,
  reason: 'The test ends it.',
});
const done = (token: number) => ({
  kind: 'task-completed' as const,
  id: `done/${token}`,
  at: Date.now(),
  token,
  values: {},
  actor,
});

beforeAll(async () => {
  world = await startMessageWorld();
  await world.draw(waiter('payment', 'paid'));
  await world.draw(waiter('ledger', 'paid'));
  await world.draw(waiter('expiry', 'expires'));
  await world.draw(guarded('visit', 'moved', true));
  await world.draw(guarded('notes', 'noted', false));
  await world.draw(startedBy('intake', 'arrived'));
  await world.draw(startedBy('passing', 'passes', [drawn('manualTask', 'wait')]));
}, 60_000);
afterAll(() => world.stop());

async function waiting(processId: string, order: string): Promise<string> {
  const runId = await world.start(processId, { order });
  await world.untilSubscribed(runId);
  return runId;
}

it('goes to the run that waits longest, one of each process, and no other', async () => {
  const first = await waiting('payment', 'A1');
  const second = await waiting('payment', 'A1');
  const ledger = await waiting('ledger', 'A1');
  const other = await waiting('payment', 'A2');

  const published = await world.publish({ name: 'paid', key: 'A1', variables: { amount: 100 } });
  const outcome = await world.awaitMessage(published, 5000);

  expect(outcome.settled).toBe(true);
  expect(new Set(outcome.deliveries.map(({ runId }) => runId))).toEqual(new Set([first, ledger]));
  expect(outcome.deliveries.every(({ outcome: answer }) => answer === 'taken')).toBe(true);
  await world.untilStatus(first, 'completed');
  expect(await world.statusOf(second)).toBe('running');
  expect(await world.statusOf(other)).toBe('running');
  const variable: unknown = await world
    .db('run_variables')
    .where({ run_id: first, name: 'amount' })
    .first('value');
  expect(variable).toEqual({ value: 100 });
});

it('answers with the last fact it caused, which Postgres has by then', async () => {
  const runId = await waiting('payment', 'seq');
  const published = await world.publish({ name: 'paid', key: 'seq' });
  const { deliveries } = await world.awaitMessage(published, 5000);
  const fact: unknown = await world
    .db('facts')
    .where({ run_id: runId, seq: deliveries[0]?.seq ?? 0 })
    .first('type');
  expect(fact).toEqual({ type: 'message-taken' });
});

it('waits for a subscription that opens within its time to live, and is then used up', async () => {
  const published = await world.publish({ name: 'paid', key: 'later', messageId: 'm-later' });
  expect((await world.awaitMessage(published, 0)).deliveries).toEqual([]);

  const first = await world.start('payment', { order: 'later' });
  await world.untilStatus(first, 'completed');
  const second = await waiting('payment', 'later');

  expect(await world.answers(first)).toEqual(['m-later taken']);
  expect(await world.answers(second)).toEqual([]);
});

it('is gone when its time to live is over on the organisation’s clock', async () => {
  await world.publish({ name: 'expires', key: 'E1', timeToLiveMs: HOUR });
  await world.publish({ name: 'expires', key: 'E2', timeToLiveMs: 3 * HOUR });
  await world.publish({ name: 'expires', key: 'E3', timeToLiveMs: 0 });
  const atOnce = await waiting('expiry', 'E3');
  await world.moveClock(2 * HOUR);

  const late = await waiting('expiry', 'E1');
  const inTime = await world.start('expiry', { order: 'E2' });

  await world.untilStatus(inTime, 'completed');
  expect(await world.statusOf(late)).toBe('running');
  expect(await world.statusOf(atOnce)).toBe('running');
});

it('goes to the next run when the first no longer waits', async () => {
  const first = await waiting('visit', 'R1');
  const second = await waiting('visit', 'R1');
  const [subscription] = await world.subscriptionsOf(first);
  world.host.secretly(first, done(subscription?.token ?? 0));

  const wish = { name: 'moved', key: 'R1', messageId: 'm-refused' };
  const published = await world.publish(wish);
  await world.untilStatus(second, 'completed');

  expect(await world.answers(first)).toEqual(['m-refused refused']);
  expect(await world.answers(second)).toEqual(['m-refused taken']);
  const { deliveries, settled } = await world.awaitMessage(published, 0);
  const outcomes = deliveries.map(({ runId, outcome }) => `${runId} ${outcome}`);
  expect([settled, outcomes]).toEqual([true, [`${first} refused`, `${second} taken`]]);
});

it('is refused for good when it had to be taken at once', async () => {
  const first = await waiting('visit', 'R2');
  const second = await waiting('visit', 'R2');
  const [subscription] = await world.subscriptionsOf(first);
  world.host.secretly(first, done(subscription?.token ?? 0));

  const published = await world.publish({ name: 'moved', key: 'R2', timeToLiveMs: 0 });

  const { deliveries } = await world.awaitMessage(published, 5000);
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(['refused']);
  expect(await world.statusOf(second)).toBe('running');
});

it('comes back from a run that was terminated before it could answer', async () => {
  const first = await waiting('payment', 'T1');
  const second = await waiting('payment', 'T1');
  world.host.hold();
  await world.publish({ name: 'paid', key: 'T1', messageId: 'm-lost' });
  world.host.lose(first);
  await world.db.transaction(async (transaction) => {
    const head = await createRunHeadStore(transaction).lock(world.organisationId, first);
    if (head !== null) await endRunInTables(transaction, head, 'TERMINATED', new Date());
  });
  world.host.release();

  await world.settleClosedRuns();

  await world.untilStatus(second, 'completed');
  expect(await world.answers(second)).toEqual(['m-lost taken']);
});

it('leaves a non-interrupting subscription open, and gives it every message once', async () => {
  await world.publish({ name: 'noted', key: 'N1', messageId: 'n-1' });
  await world.publish({ name: 'noted', key: 'N1', messageId: 'n-2' });
  const runId = await waiting('notes', 'N1');
  await world.publish({ name: 'noted', key: 'N1', messageId: 'n-3' });
  await world.publish({ name: 'noted', key: 'N1', messageId: 'n-3' });
  await until('three answers', async () => (await world.answers(runId)).length === 3);

  expect(await world.answers(runId)).toEqual(['n-1 taken', 'n-2 taken', 'n-3 taken']);
  expect(await world.subscriptionsOf(runId)).toHaveLength(1);
  expect(await world.statusOf(runId)).toBe('running');
});

it('counts an id once for a name and key, and refuses it with other content', async () => {
  const wish = { name: 'paid', key: 'D1', messageId: 'same', variables: { amount: 1 } };
  const first = await waiting('payment', 'D1');
  await Promise.all([1, 2, 3, 4].map(() => world.publish(wish)));
  await world.untilStatus(first, 'completed');
  const second = await waiting('payment', 'D1');
  const otherKey = await waiting('payment', 'D2');

  await world.publish(wish);
  await world.publish({ ...wish, key: 'D2' });

  await world.untilStatus(otherKey, 'completed');
  expect(await world.answers(second)).toEqual([]);
  await expect(world.publish({ ...wish, variables: { amount: 2 } })).rejects.toMatchObject({
    code: 'MESSAGE_ID_REUSED',
  });
});

it('starts one run for an id, and the next with the same key when that is over', async () => {
  const wish = { name: 'arrived', key: 'S1', messageId: 's-1', variables: { order: 'S1' } };
  const published = await Promise.all([1, 2, 3, 4, 5].map(() => world.publish(wish)));
  const [first = ''] = await world.runsOf('intake');
  await world.publish({ ...wish, messageId: 's-2' });
  await world.publish({ ...wish, messageId: 's-3', timeToLiveMs: 0 });
  const other = await world.publish({ ...wish, key: 'S2' });
  await world.startByMessages();

  const otherRun = (await world.awaitMessage(other, 5000)).startedRuns[0]?.runId;
  expect(await world.runsOf('intake')).toEqual([first, otherRun]);
  const outcomes = await Promise.all(published.map((each) => world.awaitMessage(each, 5000)));
  expect(new Set(outcomes.map(({ startedRuns }) => startedRuns[0]?.runId))).toEqual(
    new Set([first]),
  );

  await world.host.signal({ runId: first, occurrences: [cancelled()] });
  await Promise.all([world.startByMessages(), world.startByMessages()]);

  const runs = await world.runsOf('intake');
  expect(runs).toHaveLength(3);
  await world.startByMessages();
  expect(await world.runsOf('intake')).toEqual(runs);
});

it('starts a run for every message without a key', async () => {
  const ids = ['p-1', 'p-2', 'p-2', 'p-3'];
  const published = await Promise.all(
    ids.map((messageId) => world.publish({ name: 'passes', messageId })),
  );
  const outcomes = await Promise.all(published.map((each) => world.awaitMessage(each, 5000)));
  const started = outcomes.flatMap(({ startedRuns }) => startedRuns.map(({ runId }) => runId));
  expect(new Set(started)).toEqual(new Set(await world.runsOf('passing')));
  expect(new Set(started).size).toBe(3);
});

it('starts a process once for an id, also after the id is forgotten', async () => {
  const wish = { name: 'passes', messageId: 'p-old', variables: { n: 1 } };
  const before = await world.publish(wish);
  const { startedRuns } = await world.awaitMessage(before, 5000);
  await world.untilStatus(startedRuns[0]?.runId ?? '', 'completed');
  await world.moveClock(25 * HOUR);
  await createForgetMessages(world)();
  expect(await world.db('messages').where({ id: 'p-old' })).toEqual([]);

  const again = await world.publish({ ...wish, variables: { n: 2 } });

  const outcome = await world.awaitMessage(again, 5000);
  expect(outcome.startedRuns.map(({ runId }) => runId)).toEqual([startedRuns[0]?.runId]);
});

it('starts only what the newest version of a procedure that is not hidden begins with', async () => {
  const procedure = await world.draw(startedBy('versions', 'v-one'));
  await world.draw(startedBy('versions', 'v-two'), procedure);
  await world.publish({ name: 'v-one' });
  await world.publish({ name: 'v-two' });
  expect(await world.runsOf('versions')).toHaveLength(1);

  await world.hide(procedure, true);
  await world.publish({ name: 'v-two' });
  expect(await world.runsOf('versions')).toHaveLength(1);
  await world.hide(procedure, false);
  await world.publish({ name: 'v-two' });
  expect(await world.runsOf('versions')).toHaveLength(2);
});

it('refuses to publish a start whose message name needs a run', async () => {
  const xml = startedBy('nameless', '=order');
  await expect(world.draw(xml)).rejects.toMatchObject({
    code: 'PROCEDURE_HAS_PROBLEMS',
    details: { problems: [{ code: 'message-start-name-not-readable', elementId: 'begin' }] },
  });
  await world.draw(startedBy('named', '=&quot;com&quot; + &quot;puted&quot;'));
  await world.publish({ name: 'computed' });
  expect(await world.runsOf('named')).toHaveLength(1);
});

it('gives a run references for what is personal there, and keeps nothing of it in plain', async () => {
  const xml = waiter('private', 'signed').replace(
    '<bpmn:process id="private" isExecutable="true">',
    `<bpmn:process id="private" isExecutable="true">${extended(
      '<roteiro:personal variables="signedBy"/>',
    )}`,
  );
  await world.draw(xml);
  await world.publish({
    name: 'signed',
    key: 'P1',
    variables: { signedBy: 'Maria do Carmo', ok: true },
  });
  const runId = await world.start('private', { order: 'P1' });
  await world.untilStatus(runId, 'completed');

  const kept = async (table: string) =>
    JSON.stringify(await world.db(table).select(world.db.raw('to_jsonb(??) as row', [table])));
  const tables = ['messages', 'outbox', 'occurrences', 'facts', 'run_variables'];
  const texts = await Promise.all(tables.map(kept));
  expect(texts.filter((text) => text.length < 10 || text.includes('Maria'))).toEqual([]);
});

it('is erased with what it brought, and then goes to nobody', async () => {
  const variables = { cliente: { ref: 'C-77' }, phone: '+55 48 99999-0000' };
  const kept = { name: 'paid', key: 'ER', variables };
  await world.publish({ ...kept, messageId: 'er-1' });
  await world.publish({ ...kept, messageId: 'er-2', variables: { amount: 5 } });
  const context = { organisationId: world.organisationId, key: world.personal.personalKey };
  const bySubject = await messagesKept.find(world.db, context, {
    kind: 'subject',
    subject: 'C-77',
  });
  const value = variables.phone;
  const byValue = await messagesKept.find(world.db, context, { kind: 'value', value });
  const ids = bySubject.items.map(({ item }) => item.id);
  expect(byValue.items.map(({ item }) => item.id)).toEqual(ids);

  const by = { kind: 'installation', command: 'test' } as const;
  expect(await messagesKept.erase(world.db, context, ids, by, new Date())).toEqual(ids);

  const runId = await world.start('payment', { order: 'ER' });
  await world.untilStatus(runId, 'completed');
  expect(await world.answers(runId)).toEqual(['er-2 taken']);
  const ofRun = await messagesKept.find(world.db, context, { kind: 'run', runId });
  expect(ofRun.items).toHaveLength(1);
});

it('loses none and doubles none when hundreds are published while runs begin to wait', async () => {
  const keys = Array.from({ length: 60 }, (_, index) => `C${index}`);
  const times = [1, 2, 3, 4];
  const work = keys.flatMap((key) =>
    times.flatMap((time) => [
      () => world.start('payment', { order: key }),
      () => world.publish({ name: 'paid', key, messageId: `${key}-${time}` }),
    ]),
  );
  const shuffled = work
    .map((task, index) => ({ task, rank: (index * 7919) % work.length }))
    .toSorted((a, b) => a.rank - b.rank);
  // As many at once as a busy server has connections for.
  const lane = async (): Promise<void> => {
    for (let next = shuffled.pop(); next !== undefined; next = shuffled.pop()) await next.task();
  };
  await Promise.all(Array.from({ length: 12 }, lane));

  // One message a process: each run takes one, and each message is taken by one.
  const answered = () =>
    world
      .db('message_deliveries')
      .where('message_id', 'like', 'C%')
      .select<{ message_id: string; run_id: string; answer: string }[]>();
  const total = keys.length * times.length;
  await until(
    'all are taken',
    async () => {
      const rows = await answered();
      return rows.filter(({ answer }) => answer === 'taken').length >= total;
    },
    90_000,
  );
  const taken = (await answered()).filter(({ answer }) => answer === 'taken');
  expect(taken).toHaveLength(total);
  expect(new Set(taken.map((row) => row.message_id)).size).toBe(total);
  expect(new Set(taken.map((row) => row.run_id)).size).toBe(total);
}, 120_000);
