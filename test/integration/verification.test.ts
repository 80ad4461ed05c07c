import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { personalKey as personalKeyOf } from '../../server/personal-values/personal-key.ts';
import { createArchiveRuns } from '../../server/background/archive-runs.ts';
import { createReconcileRuns } from '../../server/background/reconcile-runs.ts';
import type { Database } from '../../server/db/connect.ts';
import { createRebuildProjections } from '../../server/facts/rebuild-projections.ts';
import { workflowBundleFile } from '../../server/temporal/bundle-workflows.ts';
import { createVerifyRun, type Verification } from '../../server/verification/verify-run.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { aDiagram, boundary, drawn, end, extended, scriptTask } from '../support/a-diagram.ts';
import { start, timer, userTask } from '../support/a-diagram.ts';
import { asForger, derivedFacts, rechain, whileForged } from '../support/forge.ts';
import { ana, startInstallation, until, type Installation } from '../support/installation.ts';
import { openTask, untilStatus } from '../support/seen.ts';
import { serveSteps, type StepWorker } from '../support/step-worker.ts';

const KEY = 'cd'.repeat(32);
const personalKey = personalKeyOf(installationKey(KEY));
const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const BUNDLES = path.join(tmpdir(), 'roteiro-bundles');

// Each test replays a whole run, some in a process of their own.
vi.setConfig({ testTimeout: 60_000 });

let installation: Installation;
let steps: StepWorker;
let verifyRun: (runId: string) => Promise<Verification | null>;
let runId: string;
let folder: string;

const service = `<zeebe:taskDefinition type="pesar" retries="2"/><roteiro:service queue="elsewhere" backoff="PT0.1S"/>`;
const roots = `<bpmn:message id="liberado" name="liberado">${extended('<zeebe:subscription correlationKey="=serie"/>')}</bpmn:message>`;
const elements = [
  start(),
  userTask('medir'),
  boundary('lembrar', 'medir', timer('timeCycle', 'R2/PT1S'), false),
  scriptTask('contar', '=if vezes = null then 1 else vezes + 1', 'vezes'),
  drawn('endEvent', 'lembrado'),
  drawn('serviceTask', 'pesar', extended(service)),
  drawn('exclusiveGateway', 'pesado', '', 'default="pesado_leve"'),
  drawn('endEvent', 'leve'),
  drawn('callActivity', 'chamar', extended('<zeebe:calledElement processId="chamado"/>')),
  drawn(
    'intermediateCatchEvent',
    'esperar',
    '<bpmn:messageEventDefinition messageRef="liberado" />',
  ),
  end(),
];
const arrows = [
  'start->medir',
  'lembrar->contar',
  'contar->lembrado',
  'medir->pesar',
  'pesar->pesado',
  'pesado->leve',
  'pesado->chamar: =kg > 2',
  'chamar->esperar',
  'esperar->end',
];

beforeAll(async () => {
  installation = await startInstallation({ continueAfterEvents: 15 });
  await installation.startWorker();
  const called = [start(), userTask('assinar'), end()];
  await installation.publish(aDiagram('chamado', called, ['start->assinar', 'assinar->end']));
  await installation.publish(aDiagram('tudo', elements, arrows, roots));
  let failed = false;
  steps = await serveSteps(installation, ['pesar'], async () => {
    if (failed) return { variables: { kg: 3 } };
    failed = true;
    throw new Error('The scale does not answer.');
  });
  const { db, gateway, key } = installation;
  const bundle = () => workflowBundleFile(BUNDLES);
  verifyRun = createVerifyRun({ db, gateway, key, personalKey, bundle });
  folder = mkdtempSync(path.join(tmpdir(), 'roteiro-verification-'));
  writeFileSync(path.join(folder, 'key'), KEY);
}, 90_000);

afterAll(async () => {
  await steps.stop();
  await installation.end();
  rmSync(folder, { recursive: true, force: true });
});

const complete = async (run: string, element: string, values: Record<string, string> = {}) => {
  const { token } = await openTask(installation, run, element);
  const completionId = `complete-${element}`;
  const input = { runId: run, completionId, token, values, actor: ana, at: Date.now() };
  await installation.update({ name: 'complete-task', input });
};

/** The kinds found at each level that does not hold. */
async function found(run = runId) {
  const verification = await verifyRun(run);
  if (verification === null) throw new Error(`No run ${run}`);
  expect(verification.ok).toBe(verification.levels.every(({ ok }) => ok));
  return Object.fromEntries(
    verification.levels
      .filter(({ ok }) => !ok)
      .map(({ level, findings }) => [level, [...new Set(findings.map(({ kind }) => kind))]]),
  );
}

const openRow = (table: string, where: Record<string, string>) =>
  until(`a row of ${table}`, async () => {
    const row: { id: string; subscription: number } | undefined = await installation
      .db(table)
      .where(where)
      .first();
    return row;
  });

it('holds while the run goes on, at every place where it waits, and when it has closed', async () => {
  ({ runId } = await installation.start('tudo', { variables: { serie: 'A1', vezes: 0 } }));
  await openTask(installation, runId, 'medir');
  expect(await found()).toEqual({});
  await until('the reminders have come', async () => {
    const row: { value: number } | undefined = await installation
      .db('run_variables')
      .where({ run_id: runId, name: 'vezes' })
      .first();
    return row?.value === 2;
  });
  await complete(runId, 'medir', { nota: 'boa' });
  const called = await openRow('runs', { process_id: 'chamado' });
  await openTask(installation, called.id, 'assinar');
  expect(await found()).toEqual({});
  expect(await found(called.id)).toEqual({});
  await complete(called.id, 'assinar');
  const { subscription } = await openRow('subscriptions', { run_id: runId });
  const verification = await verifyRun(runId);
  expect(verification?.run).toMatchObject({ open: true, status: 'running', history: 'temporal' });
  const message = {
    kind: 'message-received',
    id: 'message/m1',
    at: Date.now(),
    subscription,
    messageId: 'm1',
    name: 'liberado',
    variables: {},
    actor: null,
  } as const;
  await installation.gateway.signal({ runId, occurrences: [message] });
  await untilStatus(installation, runId, 'completed');

  expect(await found()).toEqual({});
  expect(await found(called.id)).toEqual({});
  expect(steps.calls).toHaveLength(2);
}, 90_000);

it('holds after the histories are archived, without Temporal', async () => {
  const { db, clock, gateway, key, log } = installation;
  await until('the run is archived', async () => {
    await createArchiveRuns({ db, clock, gateway, key, log })();
    const row: { archived_at: Date | null } = await db('runs').where({ id: runId }).first();
    return row.archived_at;
  });
  const parts: unknown[] = await db('run_archives').where({ run_id: runId });
  expect(parts.length).toBeGreaterThan(2);
  const nobody = { describe: () => Promise.reject(new Error('away')) };
  const without = createVerifyRun({
    db,
    gateway: { ...gateway, ...nobody },
    key,
    personalKey,
    bundle: () => workflowBundleFile(BUNDLES),
  });

  const verification = await without(runId);

  expect(verification?.levels.flatMap(({ findings }) => findings)).toEqual([]);
  expect(verification?.run).toMatchObject({ open: false, history: 'archive' });
});

it('holds for a run that was terminated in Temporal, once that is found', async () => {
  const { runId: ended } = await installation.start('chamado');
  await openTask(installation, ended, 'assinar');
  await installation.temporal.client.workflow.getHandle(ended).terminate('by hand');
  expect((await found(ended))['temporal']).toEqual(['history-ended']);

  await createReconcileRuns({ ...installation, restingMs: 0 })();

  expect(await found(ended)).toEqual({});
});

const factsOf = async (): Promise<Fact[]> =>
  (await installation.facts(runId)).map(({ fact }) => fact);

const seqOf = async (type: Fact['type']): Promise<number> => {
  const fact = (await factsOf()).find((each) => each.type === type);
  if (fact === undefined) throw new Error(`No fact ${type}`);
  return fact.seq;
};

const forged = (forge: (db: Database) => Promise<unknown>) =>
  whileForged(installation, runId, forge, () => found());

describe('finds by the chain', () => {
  it('a fact that was changed', async () => {
    const seq = await seqOf('task-completed');
    const answer = `{"completionId":"complete-medir","values":{"nota":"ruim"}}`;

    const kinds = await forged((db) =>
      db('facts').where({ run_id: runId, seq }).update({ data: answer }),
    );

    expect(kinds).toEqual({
      chain: ['fact-altered'],
      facts: ['fact-differs'],
      temporal: ['history-differs'],
    });
  });

  it('the last fact deleted', async () => {
    const { length } = await factsOf();

    const kinds = await forged((db) => db('facts').where({ run_id: runId, seq: length }).delete());

    expect(kinds.chain).toContain('head-differs');
    expect(kinds.facts).toContain('fact-not-stored');
    expect(kinds.temporal).toContain('only-in-history');
  });

  it('two facts that changed places', async () => {
    const kinds = await forged(async (db) => {
      await db('facts').where({ run_id: runId, seq: 2 }).update({ seq: 10_000 });
      await db('facts').where({ run_id: runId, seq: 3 }).update({ seq: 2 });
      await db('facts').where({ run_id: runId, seq: 10_000 }).update({ seq: 3 });
    });

    expect(kinds.chain).toEqual(['chain-broken', 'fact-altered']);
  });

  it('a second epoch that nobody opened', async () => {
    const kinds = await forged((db) =>
      db.raw(
        `insert into facts select organisation_id, started_month, run_id, 2, seq, at, raw_at, type,
           element_id, token, actor, data, change, previous_hash, hash
         from facts where run_id = ?`,
        [runId],
      ),
    );

    expect(kinds.chain).toContain('epoch-unknown');
  });

  it('an occurrence deleted', async () => {
    const kinds = await forged((db) =>
      db('occurrences').where({ run_id: runId, occurrence_no: 2 }).delete(),
    );

    expect(kinds.chain).toEqual(['occurrence-missing', 'occurrence-range']);
  });
});

describe('finds by deriving again', () => {
  it('a fact that was changed, and the chain made anew', async () => {
    const facts = (await factsOf()).map((fact) =>
      fact.type === 'task-completed'
        ? { ...fact, data: { ...fact.data, values: { nota: 'ruim' } } }
        : fact,
    );

    const kinds = await forged((db) => rechain(db, installation, runId, facts));

    expect(kinds).toEqual({ facts: ['fact-differs'], temporal: ['history-differs'] });
  });

  it.each([
    ['tasks', { element_id: 'medir' }, { status: 'open' }],
    ['tasks', { element_id: 'medir' }, { completed_by: '{"kind":"person","id":"bia"}' }],
    ['run_variables', { name: 'kg' }, { value: '4' }],
    ['message_deliveries', { message_id: 'm1' }, { answer: 'refused' }],
  ])('a projection that was changed: %s %j', async (table, where, change) => {
    const kinds = await forged((db) =>
      db(table)
        .where({ run_id: runId, ...where })
        .update(change),
    );

    expect(kinds).toEqual({ facts: ['projection'] });
  });

  it("a run's status that was changed", async () => {
    const kinds = await forged((db) =>
      db('runs').where({ id: runId }).update({ status: 'cancelled' }),
    );

    expect(kinds).toEqual({ facts: ['projection'] });
  });

  it('the plan that was changed', async () => {
    const kinds = await forged(async (db) => {
      const row: { plan_hash: string } = await db('runs').where({ id: runId }).first('plan_hash');
      const other: { gzip: Buffer } = await db('plans')
        .whereNot({ hash: row.plan_hash })
        .first('gzip');
      await db('plans').where({ hash: row.plan_hash }).update({ gzip: other.gzip });
    });

    expect(kinds).toEqual({ facts: ['plan-altered'] });
  });
});

describe("finds by Temporal's history alone", () => {
  const occurrence = (db: Database) =>
    db('occurrences').where({ run_id: runId, id: 'complete-medir' });

  it.each([
    ['answer', { values: { nota: 'ruim' } }],
    ['actor', { actor: { kind: 'person', id: 'bia', role: 'technician' } }],
    ['time', { at: Date.UTC(2026, 0, 1) }],
  ])(
    'an occurrence with another %s, all facts, rows and hashes made to fit',
    async (_what, change) => {
      const kinds = await forged(async (db) => {
        const { payload }: { payload: { at: number } } = await occurrence(db).first('payload');
        const other = { ...payload, ...change };
        const at = new Date(other.at);
        await occurrence(db).update({ payload: JSON.stringify(other), at });
        await rechain(db, installation, runId, await derivedFacts(db, installation, runId));
        await createRebuildProjections(db)(installation.organisationId, runId);
      });

      expect(kinds).toEqual({ temporal: ['history-differs'] });
    },
  );

  it('an archive that was changed, or left out', async () => {
    const archive = (db: Database) => db('run_archives').where({ run_id: runId, part: 2 });

    const changed = await forged((db) => archive(db).update({ content: Buffer.from('forged') }));
    const left = await forged((db) => archive(db).delete());

    expect(changed.temporal).toContain('history-altered');
    expect(left.temporal).toContain('history-incomplete');
  });

  it('that a run said to be terminated goes on', async () => {
    const { runId: other } = await installation.start('chamado');
    await openTask(installation, other, 'assinar');
    const { db } = installation;
    const change = { status: 'terminated', closed_at: new Date() };
    await asForger(db, (forger) => forger('runs').where({ id: other }).update(change));

    expect((await found(other))['temporal']).toEqual(['history-goes-on']);
  });
});

describe('npx roteiro verify', () => {
  const roteiro = (args: readonly string[], env: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string; told: string }>((resolve) => {
      const { databaseUrl, temporalServer } = installation;
      const where = {
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporalServer.address,
        ROTEIRO_DATA: BUNDLES,
        ROTEIRO_KEY_FILE: path.join(folder, 'key'),
      };
      const command = ['launcher/roteiro.mjs', 'verify', ...args];
      const options = {
        cwd: CHECKOUT,
        env: { ...process.env, LANG: 'C', LC_ALL: 'C', ...where, ...env },
      };
      execFile(process.execPath, command, options, (error, out, told) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, told });
      });
    });

  it('says that all holds, as JSON and in words', async () => {
    const json = await roteiro([runId, '--json']);
    const words = await roteiro([runId, '--language', 'pt']);

    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: true,
      levels: ['chain', 'facts', 'temporal'].map((level) => ({ level, ok: true, findings: [] })),
    });
    expect(words.code).toBe(0);
    expect(words.out).toContain('confere  temporal');
  });

  it('says what does not hold, and answers 1', async () => {
    const { code, out } = await whileForged(
      installation,
      runId,
      (db) => db('facts').where({ run_id: runId, seq: 1 }).update({ actor: null }),
      () => roteiro([runId, '--json']),
    );

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      levels: [
        {
          level: 'chain',
          ok: false,
          findings: [
            { kind: 'fact-altered', seq: 1, message: expect.stringContaining('was changed') },
          ],
        },
        { level: 'facts' },
        { level: 'temporal' },
      ],
    });
  });

  it('answers 2 in a plain sentence for an unknown run and for servers that are away', async () => {
    const { runId: open } = await installation.start('chamado');
    const nowhere = { TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const noDatabase = { DATABASE_URL: 'postgres://roteiro@127.0.0.1:1/roteiro' };
    const [unknown, temporal, postgres] = await Promise.all([
      roteiro(['0197a000-0000-7000-8000-000000000000']),
      roteiro([open], nowhere),
      roteiro([open], noDatabase),
    ]);

    expect(unknown).toMatchObject({ code: 2, told: expect.stringMatching(/^There is no run/) });
    expect(temporal).toMatchObject({ code: 2, told: expect.stringMatching(/^Temporal does not/) });
    expect(postgres).toMatchObject({ code: 2, told: expect.stringMatching(/^Postgres does not/) });
  });
});
