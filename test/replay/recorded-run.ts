import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { RecordedOccurrence } from '../../workflows/messages.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';

export const HISTORIES = fileURLToPath(new URL('histories/', import.meta.url));

/** A run as it was, without secrets: its payloads are decoded. */
export interface RecordedRun {
  readonly name: string;
  readonly runId: string;
  readonly planHash: string;
  readonly plan: ExecutionPlan;
  readonly initial: ProcedureState;
  readonly occurrences: readonly RecordedOccurrence[];
  readonly facts: readonly Fact[];
  /** Temporal's JSON of each execution in the chain of continue-as-new. */
  readonly executions: readonly unknown[];
}

const recordedRun = z.custom<RecordedRun>(
  (value) =>
    z
      .looseObject({
        name: z.string(),
        facts: z.array(z.unknown()),
        executions: z.array(z.unknown()),
      })
      .safeParse(value).success,
);

export const recordedRuns = (): RecordedRun[] =>
  readdirSync(HISTORIES)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => recordedRun.parse(JSON.parse(readFileSync(`${HISTORIES}${file}`, 'utf8'))));
