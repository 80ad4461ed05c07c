import { record, type Activation } from './activation.ts';
import { elementOf } from './dispatch.ts';
import { evaluateMappings } from './mappings.ts';
import type { TokenId } from '../plan/ids.ts';
import type { Evaluated, FactData } from './fact.ts';
import type { OtherChange } from './patch.ts';
import type { Token } from './token.ts';
import { trouble, type Trouble } from './trouble.ts';
import { checkWrites, LIMITS, NO_WRITES } from './variables.ts';

/** Rough bytes of JSON that a row of the state takes, for its limit (decision 18). */
const ROW_BYTES = 160;

/** States that the element is entered, its input mappings in its local variables. */
export function enterWithInputs(
  a: Activation,
  token: Token,
  joined: readonly Token[] = [],
): Trouble | null {
  const node = elementOf(a, token);
  const mapped = evaluateMappings(a, token.id, node.inputs);
  if (!mapped.ok) return mapped.trouble;
  const { values, mappings } = mapped.value;
  const writes = node.inputs.length > 0 ? { [token.id]: values } : NO_WRITES;
  const refused = checkWrites(a, writes);
  const tooLarge = refused ?? checkState(a);
  if (tooLarge !== null) return tooLarge;
  if (token.wait.kind === 'entering') {
    if (node.inputs.length > 0)
      record(a, {
        type: 'inputs-mapped',
        element: node.id,
        token: token.id,
        data: { mappings },
        change: { variables: writes },
      });
    return null;
  }
  const moved: [TokenId, Token | null][] = [
    [token.id, { id: token.id, element: token.element, scope: token.scope, wait: ENTERING }],
  ];
  let variables: OtherChange['variables'] = node.inputs.length > 0 ? writes : undefined;
  for (const other of joined) {
    if (other.id === token.id) continue;
    moved.push([other.id, null]);
    // An operator may have set variables at a token while it waited to be joined.
    if (a.draft.variables[other.id] !== undefined) variables = { ...variables, [other.id]: null };
  }
  const data = entering(mappings, joined);
  const at = { element: node.id, token: token.id };
  if (variables === undefined) record(a, { type: 'element-entered', ...at, data }, moved);
  else record(a, { type: 'element-entered', ...at, data, change: { variables } }, moved);
  return null;
}

const ENTERING: Token['wait'] = { kind: 'entering' };
const PLAIN: FactData['element-entered'] = {};

function entering(
  mappings: readonly Evaluated[],
  joined: readonly Token[],
): FactData['element-entered'] {
  if (mappings.length === 0 && joined.length === 0) return PLAIN;
  return {
    ...(mappings.length > 0 && { mappings }),
    ...(joined.length > 0 && { joined: joined.map((other) => other.id) }),
  };
}

function checkState(a: Activation): Trouble | null {
  if (a.draft.nextId * ROW_BYTES + a.draft.variableBytes < LIMITS.state) return null;
  const rows = [a.draft.tokens, a.draft.timers, a.draft.subscriptions, a.draft.incidents];
  const count = rows.reduce((sum, table) => sum + Object.keys(table).length, 0);
  const bytes = count * ROW_BYTES + a.draft.variableBytes;
  return bytes > LIMITS.state ? trouble('state-too-large', { bytes, limit: LIMITS.state }) : null;
}
