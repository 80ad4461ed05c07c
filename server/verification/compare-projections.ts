import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { iso } from '../facts/projections/projected-run.ts';
import { differences } from './differences.ts';
import { expectedProjections, keyOf, type ExpectedRows } from './expected-projections.ts';
import { finding, type Finding } from './finding.ts';
import type { ProjectionTable, StoredRun } from './stored-run.ts';

type Row = { readonly [column: string]: JsonValue };

const TABLES = [
  'tasks',
  'open_elements',
  'subscriptions',
  'incidents',
  'run_timers',
  'run_variables',
  'message_deliveries',
] as const satisfies readonly ProjectionTable[];

/** What others see of the run against what its facts and its state say. */
export function compareProjections(
  run: StoredRun,
  plan: ExecutionPlan,
  facts: readonly Fact[],
  state: ProcedureState,
): Finding[] {
  const terminated = run.head.status === 'terminated';
  const expected = expectedProjections(facts, state, terminated);
  const findings = compareRow('runs', ...runRow(run, plan, facts, state));
  for (const table of TABLES)
    findings.push(...compareTable(table, expected[table], run.projections[table]));
  return findings.map(({ path, expected: value, found }) =>
    finding('projection', state.seq, { path, expected: value, found }),
  );
}

function runRow(
  run: StoredRun,
  plan: ExecutionPlan,
  facts: readonly Fact[],
  state: ProcedureState,
): [Row, Row] {
  const { head, closedAt } = run;
  const open = Object.keys(state.incidents).length;
  const terminated = head.status === 'terminated';
  const closing = facts.findLast(({ change }) => change.status !== undefined);
  const over = state.status !== 'created' && state.status !== 'running';
  return [
    {
      process_id: plan.processId,
      status: terminated ? 'terminated' : state.status,
      open_incidents: terminated ? 0 : open,
      closed_at: terminated ? closedAt : over && closing !== undefined ? iso(closing.at) : null,
    },
    {
      process_id: head.processId,
      status: head.status,
      open_incidents: head.openIncidents,
      closed_at: closedAt,
    },
  ];
}

function compareTable(table: ProjectionTable, expected: ExpectedRows, stored: readonly Row[]) {
  const left = new Map(expected);
  const found = stored.flatMap((row) => {
    const key = keyOf(table, row);
    const wanted = left.get(key);
    left.delete(key);
    if (wanted === undefined) return [{ path: `${table}/${key}`, expected: NO_ROW, found: row }];
    return compareRow(`${table}/${key}`, wanted, row);
  });
  const missing = [...left].map(([key, row]) => {
    return { path: `${table}/${key}`, expected: row, found: NO_ROW };
  });
  return [...found, ...missing];
}

const NO_ROW = '(no row)';

function compareRow(path: string, expected: Row, stored: Row) {
  const found = Object.fromEntries(
    Object.keys(expected).map((column) => [column, stored[column] ?? null]),
  );
  // The server holds a task so while the run is being told of its completion (decision 14).
  if (expected['status'] === 'open' && found['status'] === 'completing') found['status'] = 'open';
  return [...differences(expected, found, path)];
}
