import type { ElementId } from '../plan/ids.ts';
import { nodeOf } from '../plan/plan-index.ts';
import { record, type Activation } from './activation.ts';
import { complete } from './complete.ts';
import { enterWithInputs } from './enter-with-inputs.ts';
import { enterArrived } from './enter.ts';
import { raiseIncident } from './incidents.ts';
import type { Occurrence } from './occurrence.ts';
import type { Token } from './token.ts';
import { checkWrites } from './variables.ts';

/** Where a run begins: the named element, else the only none start event. */
function startOf(a: Activation, element: ElementId | null): ElementId {
  if (element !== null) return element;
  const none = a.index.plan.starts.find((id) => nodeOf(a.index, id).type === 'startEvent');
  const start = none ?? a.index.plan.starts[0];
  if (start === undefined) throw new Error('the plan has no start event');
  return start;
}

/**
 * Begins the run. What a message brings passes through its start event, whose output mappings may
 * choose from it; other variables are the process's at once.
 */
export function startRun(a: Activation, started: Occurrence<'run-started'>): void {
  const places = started.startAt ?? [startOf(a, started.element)];
  const [place] = places;
  const byMessage =
    started.startAt === undefined &&
    place !== undefined &&
    nodeOf(a.index, place).type === 'messageStartEvent';
  const refused = checkWrites(a, { 0: started.variables });
  const tokens = places.map((element, index): Token => ({
    id: a.draft.nextId + index,
    element,
    scope: 0,
    wait: { kind: 'arrived', flow: null },
  }));
  const data = {
    start: place ?? null,
    variables: started.variables,
    ...(started.messageId !== undefined && { messageId: started.messageId }),
    ...(started.zoneData !== undefined && { zoneData: started.zoneData }),
  };
  const change = {
    status: 'running' as const,
    ...(!byMessage && refused === null && { variables: { 0: started.variables } }),
  };
  record(
    a,
    { type: 'run-started', element: place ?? null, token: null, data, change },
    tokens.map((token) => [token.id, token]),
  );
  for (const token of tokens) {
    if (refused !== null) raiseIncident(a, token, 'enter', refused);
    else if (byMessage) begin(a, token, started);
    else a.ready.push(token.id);
  }
  enterArrived(a);
}

function begin(a: Activation, token: Token, started: Occurrence<'run-started'>): void {
  const why = enterWithInputs(a, token);
  if (why !== null) raiseIncident(a, token, 'enter', why);
  else complete(a, a.draft.tokens[token.id] ?? token, started.variables);
}
