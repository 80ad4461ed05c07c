import { expect } from 'vitest';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Token } from '../../workflows/interpret/token.ts';

/** What holds of every run at rest: nothing is lost, and nothing hangs on what has gone. */
export function expectConsistent(state: ProcedureState): void {
  const tokens = Object.values(state.tokens);
  const open = new Set(tokens.map((token) => token.id));
  const attached = [
    ...Object.values(state.timers),
    ...Object.values(state.subscriptions),
    ...Object.values(state.incidents),
  ];
  expect(attached.filter((row) => !open.has(row.token))).toEqual([]);
  expect(tokens.filter((token) => token.scope !== 0 && !open.has(token.scope))).toEqual([]);
  const holders = Object.keys(state.variables).map(Number);
  expect(holders.filter((holder) => holder !== 0 && !open.has(holder))).toEqual([]);
  expect(state.variableBytes).toBe(bytesOf(state));
  if (state.status === 'running') {
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.filter((token) => !waitsForSomething(state, token))).toEqual([]);
  } else expect(tokens).toEqual([]);
}

function bytesOf(state: ProcedureState): number {
  const values = Object.values(state.variables).flatMap((held) => Object.values(held));
  return values.reduce<number>((sum, value) => sum + JSON.stringify(value).length, 0);
}

/** A token at rest waits for the world, for other tokens, or for a person to resolve its incident. */
function waitsForSomething(state: ProcedureState, token: Token): boolean {
  const mine = (row: { readonly token: number }) => row.token === token.id;
  const parked = Object.values(state.incidents).some(mine);
  switch (token.wait.kind) {
    case 'task':
    case 'step':
    case 'call':
    case 'join':
      return true;
    case 'timer':
      return parked || Object.values(state.timers).some(mine);
    case 'message':
      return parked || Object.values(state.subscriptions).some(mine);
    case 'scope':
      return parked || Object.values(state.tokens).some((other) => other.scope === token.id);
    case 'arrived':
    case 'entering':
    case 'completing':
      return parked;
  }
}
