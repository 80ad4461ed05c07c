import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../server/temporal/bundle-workflows.ts';
import { FAILURE_CONVERTER } from '../../server/temporal/codec/data-converter.ts';
import { advance } from '../../workflows/interpret/advance.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';
import { recordedRuns, type RecordedRun } from './recorded-run.ts';

const runs = recordedRuns();
let workflowBundle: WorkflowBundle;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  workflowBundle = await bundleWorkflows();
}, 60_000);

async function replay({ runId, executions }: Pick<RecordedRun, 'runId' | 'executions'>) {
  // Read before they are handed over: an error in between would end the process.
  const histories = executions.map((json) => ({
    workflowId: runId,
    history: historyFromJSON(json),
  }));
  const options = { workflowBundle, dataConverter: { failureConverterPath: FAILURE_CONVERTER } };
  const errors = [];
  for await (const { error } of Worker.runReplayHistories(options, histories))
    errors.push(error?.message ?? null);
  return errors;
}

/** Events with another type of activity, as if the code had once asked for something else. */
const withOtherActivity = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json).replaceAll('"roteiro.record"', '"roteiro.other"'));

it('has runs to replay', () => {
  expect(runs.map(({ name }) => name)).toContain('continues-as-new');
});

describe.each(runs.map((run) => [run.name, run] as const))('%s', (_name, run) => {
  it('replays on Temporal’s side with today’s code', async () => {
    expect(await replay(run)).toEqual(run.executions.map(() => null));
  });

  it('gives the same facts from its occurrences, and the same state from its facts', () => {
    let state = run.initial;
    const derived = [];
    for (const { occurrence, firstSeq, lastSeq } of run.occurrences) {
      expect(firstSeq).toBe(state.seq + 1);
      const advanced = advance(run.plan, state, occurrence);
      derived.push(...advanced.facts);
      state = advanced.state;
      expect(state.seq).toBe(lastSeq);
    }
    expect(JSON.parse(JSON.stringify(derived))).toEqual(run.facts);
    expect(foldFacts(run.initial, run.facts)).toEqual(state);
  });

  it('ran the plan that its hash names', () => {
    expect(planHash(run.plan)).toBe(run.planHash);
  });
});

it('would notice another command', async () => {
  const [run] = runs;
  if (run === undefined) throw new Error('There is no recorded run.');
  const executions = run.executions.map(withOtherActivity);

  const errors = await replay({ runId: run.runId, executions });

  expect(errors[0]).toContain('Nondeterminism');
});
