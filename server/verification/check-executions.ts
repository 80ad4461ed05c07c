import { z } from 'zod';
import { planHash } from '../../workflows/plan/plan-hash.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { continuedBy } from '../temporal/history-links.ts';
import { asJson } from './as-json.ts';
import type { DecodedPart } from './decode-history.ts';
import { differences } from './differences.ts';
import { finding, type Finding } from './finding.ts';
import { isOpen, type StoredRun } from './stored-run.ts';

const started = z.array(
  z.object({
    planHash: z.string(),
    plan: z.custom<ExecutionPlan>((value) => typeof value === 'object' && value !== null),
    start: z.looseObject({ runId: z.string(), occurrence: z.json() }),
  }),
);

/**
 * The executions form one chain, beside those that an epoch closed; all were started with what the
 * run's row says, and the last ended as the run did.
 */
export function checkExecutions(run: StoredRun, parts: readonly DecodedPart[]): Finding[] {
  const findings = parts.flatMap((part, index) => [
    ...(hasWhatItContinues(parts, part)
      ? []
      : [finding('history-incomplete', null, { part: index + 1 })]),
    ...checkStart(run, part),
  ]);
  const last = parts.at(-1);
  if (last !== undefined) findings.push(...checkClosed(run, parts, last.workflowRunId));
  if (last?.continuedAs != null)
    findings.push(finding('history-incomplete', null, { part: parts.length + 1 }));
  const { status } = run.head;
  if (last !== undefined && last.continuedAs === null) {
    if (isOpen(run) && last.ended !== null)
      findings.push(finding('history-ended', run.head.lastSeq, { ended: last.ended, status }));
    if (status === 'terminated' && last.ended === null)
      findings.push(finding('history-goes-on', run.head.lastSeq, { status }));
  }
  return findings;
}

const hasWhatItContinues = (
  parts: readonly DecodedPart[],
  { continuedFrom }: DecodedPart,
): boolean =>
  continuedFrom === null || parts.some(({ workflowRunId }) => workflowRunId === continuedFrom);

/** What leads to the last execution is open, and what does not was closed by an epoch. */
function checkClosed(run: StoredRun, parts: readonly DecodedPart[], tip: string): Finding[] {
  const closed = run.openings.flatMap(({ epoch, closedExecutions }) =>
    closedExecutions.map((execution) => ({ epoch, execution })),
  );
  const line = continuedBy(parts, tip);
  const beside = parts.filter((part) => !line.includes(part));
  return [
    ...beside
      .filter(({ workflowRunId: id }) => !closed.some(({ execution }) => execution === id))
      .map(({ workflowRunId }) => finding('history-reset', null, { execution: workflowRunId })),
    ...closed
      .filter(({ execution }) => !parts.some(({ workflowRunId: id }) => id === execution))
      .map((missing) => finding('execution-missing', null, missing)),
  ];
}

function checkStart(run: StoredRun, { workflowType, inputs }: DecodedPart): Finding[] {
  const { head, initial } = run;
  const read = started.safeParse(inputs);
  const input = read.data?.find(({ start }) => start.runId === head.runId);
  if (input === undefined)
    return [
      finding('start-differs', null, { path: 'start.runId', expected: null, found: head.runId }),
    ];
  const { start } = input;
  const first = run.epochs[0]?.occurrences[0]?.payload;
  const history = {
    processId: workflowType,
    planHash: input.planHash,
    // The workflow refuses a plan that its hash does not name; here neither was replaced.
    contentOfPlan: planHash(input.plan),
    organisationId: start['organisationId'],
    zone: start['zone'],
    at: start['at'],
    startedMonth: start['startedMonth'],
    pointOfSaleId: start['pointOfSaleId'],
    caller: start['caller'],
    ...(first === undefined ? {} : { occurrence: start.occurrence }),
  };
  const stored = {
    processId: head.processId,
    planHash: run.planHash,
    contentOfPlan: run.planHash,
    organisationId: head.organisationId,
    zone: initial.zone,
    at: run.startedAt,
    startedMonth: head.startedMonth,
    pointOfSaleId: run.pointOfSaleId,
    caller: initial.caller,
    ...(first === undefined ? {} : { occurrence: first }),
  };
  return [...differences(asJson(history), asJson(stored))].map((difference) =>
    finding('start-differs', null, { ...difference }),
  );
}
