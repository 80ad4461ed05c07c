import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import { inTransaction } from '../../server/db/in-transaction.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { erasePerson } from '../../server/personal-values/erase-person.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { createProtectValues } from '../../server/personal-values/protect-values.ts';
import { createReadPersonalNames } from '../../server/personal-values/read-personal-names.ts';
import { createRevealValues } from '../../server/personal-values/reveal-values.ts';
import { createPayloadCodec } from '../../server/temporal/codec/payload-codec.ts';
import { aDiagram, end, extended, scriptTask, start, userTask } from '../support/a-diagram.ts';
import { columnsHolding } from '../support/columns-holding.ts';
import { ana, startInstallation, type Installation } from '../support/installation.ts';
import { proveRun } from '../support/prove-run.ts';
import { openTask, untilStatus } from '../support/seen.ts';

const SIGNER = 'Quirino Verbena';
const CONTACT = 'quirino@verbena.test';
const key = personalKey(installationKey('cd'.repeat(32)));
let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  const marked = extended('<roteiro:personal variables="contato, nomeAssinante" />');
  const xml = aDiagram(
    'aceite',
    [
      start(),
      scriptTask('comparar', '=contato != null', 'temContato'),
      userTask('assinar'),
      scriptTask('conferir', '=nomeAssinante = contato', 'mesmo'),
      end(),
    ],
    ['start->comparar', 'comparar->assinar', 'assinar->conferir', 'conferir->end'],
  ).replace('isExecutable="true">', `isExecutable="true">${marked}`);
  await installation.publish(xml);
}, 90_000);

afterAll(() => installation.end());

const isPayload = (value: object): value is Payload => 'metadata' in value && 'data' in value;

function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return isPayload(value) ? [value] : Object.values(value).flatMap(payloadsIn);
}

/** What is in the histories of the run, decrypted, as one text. */
async function historyText(runId: string): Promise<string> {
  const codec = createPayloadCodec(installation.key);
  const parts: string[] = [];
  let next = await installation.gateway.firstPart(runId);
  while (next !== null) {
    const { bytes, continuedAs } = await installation.gateway.history(runId, next);
    const { History } = proto.temporal.api.history.v1;
    const history: object = History.toObject(History.decode(bytes));
    parts.push(Buffer.from(bytes).toString('latin1'));
    for (const { data } of await codec.decode(payloadsIn(history)))
      parts.push(Buffer.from(data ?? []).toString('utf8'));
    next = continuedAs;
  }
  return parts.join('\n');
}

it('keeps who signed out of Temporal and of every table, and proves the run after erasing', async () => {
  const { db, organisationId, readPlan } = installation;
  const { runId, planHash } = await installation.start('aceite', {
    variables: { contato: CONTACT, canal: 'telefone-marcado' },
  });
  const { token } = await openTask(installation, runId, 'assinar');
  const personalNames = await createReadPersonalNames(db, readPlan)(organisationId, planHash);
  const at = new Date();
  const values = await inTransaction(db, (transaction) =>
    createProtectValues(key)(transaction, {
      organisationId,
      runId,
      operationId: 'completion-1',
      personalNames,
      values: { nomeAssinante: SIGNER },
      at,
    }),
  );
  const input = { runId, completionId: 'completion-1', token, values, actor: ana };
  await installation.update({ name: 'complete-task', input: { ...input, at: at.getTime() } });
  await untilStatus(installation, runId, 'completed');

  const history = await historyText(runId);
  expect(history).toContain('telefone-marcado');
  expect(history).toContain('"personal"');
  for (const text of [SIGNER, CONTACT]) expect(history).not.toContain(text);
  expect(await columnsHolding(db, 'telefone-marcado')).toContain('run_variables.value');
  expect(await columnsHolding(db, SIGNER, CONTACT)).toEqual([]);

  const facts = JSON.stringify((await installation.facts(runId)).map(({ fact }) => fact.change));
  expect(facts).toMatch(/"temContato":true/);
  expect(facts).toMatch(/"mesmo":false/);
  const reveal = { organisationId, runId, allowed: true, as: 'plain' } as const;
  const shown = createRevealValues(key);
  expect(await shown(db, reveal, values)).toEqual({ nomeAssinante: SIGNER });
  await proveRun(installation, runId);

  const selection = { kind: 'run', runId } as const;
  const actor = { kind: 'installation', command: 'test' } as const;
  const order = { organisationId, selection, reason: 'pedido', actor, dryRun: false, at };
  expect((await erasePerson(db, key, order)).items.map(({ variable }) => variable)).toEqual([
    'contato',
    'nomeAssinante',
  ]);
  expect(await shown(db, reveal, values)).toEqual({ nomeAssinante: null });
  await proveRun(installation, runId);
}, 60_000);
