import type { ElementId } from '../plan/ids.ts';
import { record, type Activation } from './activation.ts';
import type { IncidentStage, Token } from './token.ts';
import type { Trouble } from './trouble.ts';

/**
 * Parks a token: the element stays active, so that its boundary events and cancelling still work
 * (decision 15).
 * @param token as it shall be kept: its wait says what a retry takes up
 */
export function raiseIncident(
  a: Activation,
  token: Token,
  stage: IncidentStage,
  why: Trouble,
  element: ElementId = token.element,
): void {
  const id = a.draft.nextId;
  const { code, params } = why;
  const at = { token: token.id, element };
  const data = { incident: id, stage, code, params };
  const change = { incidents: { [id]: { id, ...at, stage, code, params } } };
  record(a, { type: 'incident-raised', ...at, data, change }, [[token.id, token]]);
}
