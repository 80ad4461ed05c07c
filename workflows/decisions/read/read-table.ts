import type { Moddle } from '../../compile/moddle.ts';
import { childOf, childrenOf, idOf, textOf } from '../../compile/moddle.ts';
import { runFeel } from '../../expressions/run-feel.ts';
import { toJson } from '../../expressions/to-json.ts';
import type { JsonValue } from '../../expressions/json-value.ts';
import type {
  Aggregation,
  DecisionTable,
  HitPolicy,
  TableInput,
  TableOutput,
  TableRule,
  TypePlan,
} from '../decision-plan.ts';
import type { Reading } from './reading.ts';
import { checkText, nameOf, report } from './reading.ts';
import { readType, textBelow } from './read-type.ts';

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'UNIQUE',
  ANY: 'ANY',
  PRIORITY: 'PRIORITY',
  FIRST: 'FIRST',
  'RULE ORDER': 'RULE ORDER',
  'OUTPUT ORDER': 'OUTPUT ORDER',
  COLLECT: 'COLLECT',
};

const AGGREGATIONS: Readonly<Record<string, Aggregation>> = {
  SUM: 'SUM',
  MIN: 'MIN',
  MAX: 'MAX',
  COUNT: 'COUNT',
};

/** The listed values in their order, null where they are tests rather than a list. */
const listed = (tests: string): readonly JsonValue[] | null => {
  const run = runFeel('expression', `[${tests}]`, {}, { now: 0, zone: 'UTC' });
  if (!run.ok || !Array.isArray(run.value)) return null;
  try {
    return run.value.map((value: unknown) => toJson(value));
  } catch {
    return null;
  }
};

const readInput = (reading: Reading, decision: Moddle, input: Moddle): TableInput => {
  const holder = childOf(input, 'inputExpression');
  const expression = holder === null ? null : textOf(holder, 'text');
  if (holder === null || expression === null)
    report(reading, 'decision-input-missing', input, { decision: nameOf(decision) });
  else checkText(reading, input, expression);
  const type = readType(reading, input, holder === null ? null : textOf(holder, 'typeRef'));
  const allowed = textBelow(input, 'inputValues');
  if (allowed !== null) checkText(reading, input, allowed, 'unary-tests');
  const label = textOf(input, 'label') ?? expression ?? idOf(input);
  return { id: idOf(input), label, expression: expression ?? '', type, allowed };
};

/** The type of one output: its own, or that of the decision or of its entry of the same name. */
const outputType = (
  reading: Reading,
  output: Moddle,
  isSingle: boolean,
  decisionType: TypePlan | null,
): TypePlan | null => {
  const own = readType(reading, output, textOf(output, 'typeRef'));
  if (isSingle) return own ?? decisionType;
  const entry = decisionType?.entries?.find(({ name }) => name === textOf(output, 'name'));
  return own?.allowed == null ? (entry?.type ?? own) : own;
};

const readOutput = (
  reading: Reading,
  decision: Moddle,
  output: Moddle,
  isSingle: boolean,
  decisionType: TypePlan | null,
): TableOutput => {
  const name = textOf(output, 'name');
  if (name === null && !isSingle)
    report(reading, 'decision-output-unnamed', output, { decision: nameOf(decision) });
  const type = outputType(reading, output, isSingle, decisionType);
  const allowed = textBelow(output, 'outputValues') ?? type?.allowed ?? null;
  const otherwise = textBelow(output, 'defaultOutputEntry');
  if (allowed !== null) checkText(reading, output, allowed, 'unary-tests');
  if (otherwise !== null) checkText(reading, output, otherwise);
  const order = allowed === null ? null : listed(allowed);
  return { id: idOf(output), name: name ?? nameOf(decision), allowed, order, otherwise };
};

const readRule = (
  reading: Reading,
  decision: Moddle,
  rule: Moddle,
  columns: { readonly inputs: number; readonly outputs: number },
): TableRule => {
  const texts = (property: string): string[] =>
    childrenOf(rule, property).map((entry) => textOf(entry, 'text') ?? '');
  const inputs = texts('inputEntry');
  const outputs = texts('outputEntry');
  for (const text of inputs) checkText(reading, rule, text, 'unary-tests');
  for (const text of outputs) checkText(reading, rule, text);
  const expected = columns.inputs + columns.outputs;
  const got = inputs.length + outputs.length;
  if (inputs.length !== columns.inputs || outputs.length !== columns.outputs)
    report(reading, 'decision-rule-incomplete', rule, {
      decision: nameOf(decision),
      expected,
      got,
    });
  return { id: idOf(rule), inputs, outputs };
};

/** Reads a decision table (DMN 1.5 §8); what is wrong with it is reported. */
export const readTable = (
  reading: Reading,
  decision: Moddle,
  table: Moddle,
  decisionType: TypePlan | null,
): DecisionTable => {
  const hitPolicy = POLICIES[textOf(table, 'hitPolicy') ?? 'UNIQUE'] ?? 'UNIQUE';
  const aggregation =
    hitPolicy === 'COLLECT' ? (AGGREGATIONS[textOf(table, 'aggregation') ?? ''] ?? null) : null;
  const columns = childrenOf(table, 'output');
  const isSingle = columns.length === 1;
  const inputs = childrenOf(table, 'input').map((input) => readInput(reading, decision, input));
  const outputs = columns.map((output) =>
    readOutput(reading, decision, output, isSingle, decisionType),
  );
  const size = { inputs: inputs.length, outputs: outputs.length };
  const rules = childrenOf(table, 'rule').map((rule) => readRule(reading, decision, rule, size));

  const params = { decision: nameOf(decision) };
  if (columns.length === 0) report(reading, 'decision-table-without-output', decision, params);
  if (
    (hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') &&
    outputs.every(({ order }) => order === null)
  )
    report(reading, 'decision-priority-unordered', decision, params);
  if (aggregation !== null && aggregation !== 'COUNT' && columns.length > 1)
    report(reading, 'decision-aggregation-outputs', decision, { ...params, aggregation });
  return { kind: 'table', hitPolicy, aggregation, inputs, outputs, rules };
};
