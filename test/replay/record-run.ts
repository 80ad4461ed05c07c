import { mkdirSync, writeFileSync } from 'node:fs';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import { z } from 'zod';
import type { Database } from '../../server/db/connect.ts';
import { createFactStore } from '../../server/facts/fact-store.ts';
import type { ReadPlan } from '../../server/runs/read-plan.ts';
import { createRunHeadStore } from '../../server/runs/run-head-store.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { createPayloadCodec } from '../../server/temporal/codec/payload-codec.ts';
import type { PayloadKey } from '../../server/temporal/codec/payload-key.ts';
import type { RunGateway } from '../../server/temporal/run-gateway.ts';
import { HISTORIES, type RecordedRun } from './recorded-run.ts';
import { scrubExecution } from './scrub-execution.ts';

export interface RecordDeps {
  readonly db: Database;
  readonly gateway: RunGateway;
  readonly readPlan: ReadPlan;
  readonly key: PayloadKey;
  readonly organisationId: string;
}

const ALL = 2_147_483_647;

/** Keeps a run for the replay corpus under `test/replay/histories/NAME.json`. */
export async function recordRun(deps: RecordDeps, runId: string, name: string): Promise<void> {
  const { db, organisationId, readPlan } = deps;
  const head = await createRunHeadStore(db).find(organisationId, runId);
  const runs = createRunStore(db);
  const origin = await runs.origin(organisationId, runId);
  const initial = await runs.initialState(organisationId, runId);
  if (head === null || origin === null || initial === null) throw new Error(`No run ${runId}.`);
  const facts = createFactStore(db);
  const recorded: RecordedRun = {
    name,
    runId,
    planHash: origin.planHash,
    plan: await readPlan(organisationId, origin.planHash),
    initial,
    occurrences: await facts.occurrences(head, 1, ALL),
    facts: (await facts.facts(head, 1, ALL)).map(({ fact }) => fact),
    executions: await executionsOf(deps, runId),
  };
  mkdirSync(HISTORIES, { recursive: true });
  writeFileSync(`${HISTORIES}${name}.json`, `${JSON.stringify(recorded)}\n`);
}

async function executionsOf({ gateway, key }: RecordDeps, runId: string): Promise<unknown[]> {
  const codec = createPayloadCodec(key);
  const executions: unknown[] = [];
  let next = await gateway.firstPart(runId);
  while (next !== null) {
    const { bytes, continuedAs } = await gateway.history(runId, next);
    const history = proto.temporal.api.history.v1.History.decode(bytes);
    await decodeAll(history, codec);
    executions.push(JSON.parse(scrubExecution(JSON.stringify(JSON.parse(historyToJSON(history))))));
    next = continuedAs;
  }
  return executions;
}

/** Decodes every payload in place, wherever it lies in the message. */
async function decodeAll(value: unknown, codec: PayloadCodec): Promise<void> {
  if (isPayload(value)) {
    const [decoded] = await codec.decode([value]);
    Object.assign(value, decoded);
    return;
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const inner of Object.values(value)) await decodeAll(inner, codec);
}

/** Only payloads have metadata with an encoding. */
const encoded = z.looseObject({ metadata: z.looseObject({ encoding: z.instanceof(Uint8Array) }) });
const isPayload = (value: unknown): value is Payload => encoded.safeParse(value).success;
