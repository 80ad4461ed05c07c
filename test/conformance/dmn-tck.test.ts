import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DecisionPlan } from '../../workflows/decisions/decision-plan.ts';
import { evaluateDecision } from '../../workflows/decisions/evaluate-decision.ts';
import { readDecisions } from '../../workflows/decisions/read-decisions.ts';
import type { JsonValue } from '../../workflows/expressions/json-value.ts';

const folder = join(
  process.env['ROTEIRO_SUITES'] ?? resolve(import.meta.dirname, '../../../shared/suites'),
  'dmn-tck',
);
const isThere = existsSync(join(folder, 'cases.json'));

const clock = { now: Date.UTC(2026, 0, 15, 12), zone: 'UTC' };
/** What level 3 reaches among the models that are wholly in scope: never fewer. */
const LEVEL_3_FLOOR = 228;

const json: z.ZodType<JsonValue> = z.json();
const instructions = z.tuple([
  z.object({
    type: z.literal('EVALUATE_DECISION'),
    decisionDefinitionSelector: z.object({ decisionDefinitionId: z.string() }),
    variables: z.record(z.string(), json).default({}),
  }),
  z.object({ type: z.literal('ASSERT_DECISION'), output: json.default(null) }),
]);
const cases = z.array(
  z.object({
    group: z.string(),
    name: z.string(),
    file: z.string(),
    files: z.array(z.string()),
    errorResult: z.boolean(),
    instructions,
  }),
);
type Case = z.infer<typeof cases>[number];

const isNumber = (value: JsonValue): value is number => typeof value === 'number';
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isContext = (value: JsonValue): value is { readonly [name: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers are equal to 1e-8, as the TCK says. */
const same = (a: JsonValue, b: JsonValue): boolean => {
  if (isNumber(a) && isNumber(b)) return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b));
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index] ?? null));
  if (isContext(a) && isContext(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => same(a[name] ?? null, b[name] ?? null))
    );
  }
  return a === b;
};

/** The decisions of a model, null if any part of it cannot be executed. */
const readModel = async (files: readonly string[]): Promise<Map<string, DecisionPlan> | null> => {
  const plans = new Map<string, DecisionPlan>();
  for (const file of files) {
    const read = await readDecisions(readFileSync(join(folder, file), 'utf8'));
    if (read.problems.some(({ severity }) => severity === 'error')) return null;
    for (const plan of read.decisions) plans.set(plan.decisionId, plan);
  }
  return plans;
};

/** Why a case fails, null if it passes. */
const judge = (testCase: Case, plans: ReadonlyMap<string, DecisionPlan>): string | null => {
  const [evaluate, assertion] = testCase.instructions;
  const plan = plans.get(evaluate.decisionDefinitionSelector.decisionDefinitionId);
  if (plan === undefined) return `${testCase.name}: there is no such decision`;
  const result = evaluateDecision(plan, evaluate.variables, clock);
  if (testCase.errorResult && (!result.ok || result.value === null)) return null;
  if (!result.ok) return `${testCase.name}: ${JSON.stringify(result.failure)}`;
  if (same(result.value, assertion.output)) return null;
  return `${testCase.name}: ${JSON.stringify(result.value)}, not ${JSON.stringify(assertion.output)}`;
};

const run = async (group: string): Promise<{ inScope: number; failures: string[] }> => {
  const all = cases.parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')));
  const models = new Map<string, Awaited<ReturnType<typeof readModel>>>();
  const failures: string[] = [];
  const chosen = all.filter((testCase) => testCase.group === group);
  let inScope = 0;
  for (const testCase of chosen) {
    const key = testCase.files.join();
    const model = models.has(key) ? models.get(key) : await readModel(testCase.files);
    models.set(key, model ?? null);
    if (model == null) continue;
    inScope += 1;
    const failure = judge(testCase, model);
    if (failure !== null) failures.push(failure);
  }
  console.log(
    `DMN TCK ${group}: ${inScope - failures.length} of ${inScope} cases in scope pass, ${chosen.length - inScope} of ${chosen.length} are out of scope`,
  );
  return { inScope, failures };
};

if (!isThere)
  console.warn(`The DMN TCK is skipped: there is no ${folder}. Set ROTEIRO_SUITES to its parent.`);

describe.skipIf(!isThere)('the DMN TCK, found by ROTEIRO_SUITES or beside the project', () => {
  it('passes every case of level 2 whose model can be executed', async () => {
    const { inScope, failures } = await run('compliance-level-2');
    expect(failures).toEqual([]);
    expect(inScope).toBeGreaterThanOrEqual(50);
  });

  it('passes no fewer cases of level 3 than it did', async () => {
    const { inScope, failures } = await run('compliance-level-3');
    console.log(failures.join('\n'));
    expect(inScope - failures.length).toBeGreaterThanOrEqual(LEVEL_3_FLOOR);
  });
});
