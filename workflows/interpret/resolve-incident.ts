import type { Variables } from '../expressions/json-value.ts';
import type { FlowId } from '../plan/ids.ts';
import { record, tokenOf, type Activation } from './activation.ts';
import { rearmBoundary } from './boundaries.ts';
import { arriveAt, chooseAt, elementOf, retryNode } from './dispatch.ts';
import { complete, leave } from './complete.ts';
import { enter } from './enter.ts';
import { ignore } from './ignore.ts';
import { raiseIncident } from './incidents.ts';
import type { Occurrence } from './occurrence.ts';
import type { Incident, Token } from './token.ts';
import { good, type Outcome } from './trouble.ts';
import type { Choice } from './choose-flows.ts';
import { checkWrites, propagate, visibleVariables, type Writes } from './variables.ts';

type Verb = Occurrence<'incident-retry' | 'incident-skip' | 'incident-override'>;

/** Whether exactly one way leads on, so that skipping needs no choice (decision 15). */
function waysOn(a: Activation, token: Token): readonly FlowId[] | null {
  const node = elementOf(a, token);
  // Passing a join with one token would strand those that wait at it.
  if (node.type === 'parallelGateway' && node.incoming.length > 1) return null;
  return node.outgoing.length <= 1 ? node.outgoing : null;
}

/** An operator's answer to an incident: try again, pass over, or say what the result is. */
export function resolveIncident(a: Activation, verb: Verb): void {
  const incident = a.draft.incidents[verb.incident];
  const token = incident === undefined ? null : tokenOf(a, incident.token);
  if (incident === undefined || token === null) {
    ignore(a, verb.kind, 'incident-gone', null, { incident: verb.incident });
    return;
  }
  const variables = verb.kind === 'incident-skip' ? {} : verb.variables;
  const writes = propagate(a, token.id, variables);
  const refused = checkWrites(a, writes);
  if (refused !== null) {
    ignore(a, verb.kind, refused.code, token.id, refused.params);
    return;
  }
  switch (verb.kind) {
    case 'incident-retry':
      stateResolution(a, verb, incident, variables, writes);
      retry(a, incident, token);
      return;
    case 'incident-skip': {
      const flows = incident.stage === 'timer' ? [] : waysOn(a, token);
      if (flows === null) {
        ignore(a, verb.kind, 'several-ways-on', token.id, { incident: incident.id });
        return;
      }
      stateResolution(a, verb, incident, {}, {});
      if (incident.stage !== 'timer') goOn(a, token, good({ flows, decided: null }));
      return;
    }
    case 'incident-override':
      override(a, verb, incident, token, writes);
  }
}

function override(
  a: Activation,
  verb: Occurrence<'incident-override'>,
  incident: Incident,
  token: Token,
  writes: Writes,
): void {
  const { flows } = verb;
  const node = elementOf(a, token);
  if (flows?.some((flow) => !node.outgoing.includes(flow)) === true) {
    ignore(a, verb.kind, 'flow-not-of-element', token.id, { flows: [...flows] });
    return;
  }
  stateResolution(a, verb, incident, verb.variables, writes);
  if (incident.stage === 'timer') return;
  const open = tokenOf(a, token.id) ?? token;
  goOn(a, open, flows === null ? chooseAt(a, node, open, {}) : good({ flows, decided: null }));
}

function goOn(a: Activation, token: Token, choice: Outcome<Choice>): void {
  if (choice.ok) leave(a, token, { choice: choice.value, writes: {}, mappings: [] });
  else
    raiseIncident(
      a,
      { ...token, wait: { kind: 'completing', result: {} } },
      'complete',
      choice.trouble,
    );
}

function retry(a: Activation, incident: Incident, parked: Token): void {
  const token = tokenOf(a, parked.id) ?? parked;
  switch (incident.stage) {
    case 'enter':
      // A token that has not entered yet asks a joining gateway again.
      if (token.wait.kind === 'entering' || !arriveAt(a, elementOf(a, token), token))
        enter(a, token);
      return;
    case 'work': {
      const why = retryNode(a, elementOf(a, token), token);
      if (why !== null) raiseIncident(a, token, 'work', why);
      return;
    }
    case 'complete':
      complete(a, token, token.wait.kind === 'completing' ? token.wait.result : {});
      return;
    case 'timer':
      rearmBoundary(a, incident.element, token);
  }
}

function stateResolution(
  a: Activation,
  verb: Verb,
  incident: Incident,
  variables: Variables,
  writes: Writes,
): void {
  const before = visibleVariables(a, incident.token, Object.keys(variables));
  const told = { incident: incident.id, reason: verb.reason, before, after: variables };
  const at = { element: incident.element, token: incident.token };
  const change = {
    incidents: { [incident.id]: null },
    ...(Object.keys(writes).length > 0 && { variables: writes }),
  };
  switch (verb.kind) {
    case 'incident-retry':
      record(a, { type: 'incident-retried', ...at, data: told, change });
      return;
    case 'incident-skip':
      record(a, { type: 'incident-skipped', ...at, data: told, change });
      return;
    case 'incident-override': {
      const data = { ...told, flows: verb.flows };
      record(a, { type: 'incident-overridden', ...at, data, change });
    }
  }
}
