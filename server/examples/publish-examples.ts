import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import type { DecisionChecker } from '../decisions/check-decision-file.ts';
import { createDecision } from '../decisions/create-decision.ts';
import { createDecisionVersionStore } from '../decisions/decision-version-store.ts';
import { publishDecision } from '../decisions/publish-decision.ts';
import { createForm } from '../forms/create-form.ts';
import { formIdOf, formSchema } from '../forms/form-schema.ts';
import { createFormVersionStore } from '../forms/form-version-store.ts';
import { publishForm } from '../forms/publish-form.ts';
import type { IdempotencyKey } from '../idempotency/run-once.ts';
import { contentHash } from '../organisation-record/content-hash.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { CompileProcedure } from '../procedures/compiler.ts';
import { createProcedure } from '../procedures/create-procedure.ts';
import { publishProcedure } from '../procedures/publish-procedure.ts';
import { procedureId } from '../procedures/procedure.ts';
import { createVersionStore } from '../procedures/version-store.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'reparo');
const actor: Actor = { kind: 'installation', command: 'seed' };

/** Called ones first, so that each finds what it calls. */
const PROCEDURES = [
  { file: 'agendar-visita.bpmn', processId: 'agendarVisita', name: 'Agendar visita' },
  { file: 'orcamento.bpmn', processId: 'orcamento', name: 'Orçamento' },
  { file: 'reparo.bpmn', processId: 'reparo', name: 'Reparo' },
] as const;

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly compileProcedure: CompileProcedure;
  readonly checkDecisionFile: DecisionChecker;
}

/**
 * Publishes the example's forms, decisions and procedures, as a process owner would. What is
 * published already is left alone, so that a start that was cut short is completed by the next.
 */
export async function publishExamples(deps: Deps, organisationId: OrganisationId): Promise<number> {
  const by = { organisationId, actor };
  const done =
    (await publishForms(deps, by)) +
    (await publishDecisions(deps, by)) +
    (await publishProcedures(deps, by));
  return done;
}

interface By {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
}

/** The same file gives the same key, so that a draft is not made twice. */
function keyOf(by: By, file: string, content: string): IdempotencyKey {
  const { organisationId } = by;
  return { organisationId, source: 'examples', key: file, requestHash: contentHash(content) };
}

async function filesOf(directory: string, ending: string): Promise<[string, string][]> {
  const names = (await fs.readdir(directory)).filter((name) => name.endsWith(ending)).toSorted();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [
      name,
      await fs.readFile(path.join(directory, name), 'utf8'),
    ]),
  );
}

async function publishForms({ db, clock }: Deps, by: By): Promise<number> {
  const published = await createFormVersionStore(db).latest(by.organisationId);
  const known = new Set(published.map(({ formId }) => formId));
  let done = 0;
  for (const [name, text] of await filesOf(path.join(folder, 'forms'), '.form.json')) {
    const schema = formSchema.parse(JSON.parse(text));
    if (known.has(formIdOf(schema) ?? '')) continue;
    const { formId } = await createForm(db, by, { schema }, clock.now(), keyOf(by, name, text));
    await publishForm(db, by, formId, null, clock.now());
    done += 1;
  }
  return done;
}

async function publishDecisions(deps: Deps, by: By): Promise<number> {
  const { db, clock } = deps;
  const published = await createDecisionVersionStore(db).latest(by.organisationId);
  const known = new Set(published.map(({ xml }) => xml));
  let done = 0;
  for (const [name, xml] of await filesOf(folder, '.dmn')) {
    if (known.has(xml)) continue;
    const key = keyOf(by, name, xml);
    const { decisionId } = await createDecision(deps, by, { xml }, clock.now(), key);
    await publishDecision({ ...deps, db }, by, decisionId, null, clock.now());
    done += 1;
  }
  return done;
}

async function publishProcedures(deps: Deps, by: By): Promise<number> {
  const { db, clock } = deps;
  let done = 0;
  for (const { file, processId, name } of PROCEDURES) {
    const there = await createVersionStore(db).findProcess(by.organisationId, processId, null);
    if (there !== null) continue;
    const xml = await fs.readFile(path.join(folder, file), 'utf8');
    const key = keyOf(by, file, xml);
    const created = await createProcedure(deps, by, { name, xml }, clock.now(), key);
    const id = procedureId.parse(created.procedureId);
    await publishProcedure(deps, by, id, {}, clock.now());
    done += 1;
  }
  return done;
}
