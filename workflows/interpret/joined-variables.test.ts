import { expect, it } from 'vitest';
import { aDiagram, drawn, end, start, userTask } from '../../test/support/a-diagram.ts';
import { compileProcedure } from '../compile/compile-procedure.ts';
import { advance } from './advance.ts';
import type { Actor, Occurrence } from './occurrence.ts';
import { initialState } from './state.ts';

const actor: Actor = { kind: 'person', id: 'ana', role: 'coordinator' };

it('ends what an operator set at a token that a gateway joins with another', async () => {
  const fork = drawn('parallelGateway', 'fork');
  const join = drawn('parallelGateway', 'join');
  const arrows = ['start->fork', 'fork->a', 'fork->b', 'a->join', 'b->join', 'join->end'];
  const xml = aDiagram('p', [start(), fork, userTask('a'), userTask('b'), join, end()], arrows);
  const [plan] = (await compileProcedure({ xml })).plans;
  let state = initialState({ runId: 'r', zone: 'UTC', at: 0 });
  const take = (occurrence: Occurrence) => {
    if (plan !== undefined) ({ state } = advance(plan, state, occurrence));
  };
  const tokenAt = (element: string) =>
    Object.values(state.tokens).find((token) => token.element === element)?.id ?? -1;
  const complete = (element: string): Occurrence => ({
    kind: 'task-completed',
    id: element,
    at: 1,
    token: tokenAt(element),
    values: {},
    actor,
  });

  take({ kind: 'run-started', id: 's', at: 0, element: null, variables: {}, actor });
  take(complete('a'));
  const waiting = tokenAt('join');
  const variables = { note: 'left behind' };
  take({ kind: 'variables-set', id: 'v', at: 1, holder: waiting, variables, actor, reason: 'r' });
  expect(state.variables).toEqual({ 0: {}, [waiting]: variables });
  take(complete('b'));

  expect(state.status).toBe('completed');
  expect(state.variables).toEqual({ 0: {} });
  expect(state.variableBytes).toBe(0);
});
