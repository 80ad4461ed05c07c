import { describe, expect, it } from 'vitest';
import {
  aDiagram,
  boundary,
  drawn,
  end,
  extended,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  timer,
  userTask,
} from '../../test/support/a-diagram.ts';
import { ana, running } from '../../test/support/core-run.ts';
import { nextDueAt, nextOccurrence } from './order.ts';

describe('advance', () => {
  it('opens a task, takes its completion and ends the run', async () => {
    const run = await running(
      aDiagram('p', [start(), userTask('a'), end()], ['start->a', 'a->end']),
    );
    expect(run.open()).toEqual(['a']);

    run.completeTask('a', { resolvido: 'sim' });

    expect(run.state.status).toBe('completed');
    expect(run.state.variables).toEqual({ 0: { resolvido: 'sim' } });
    expect(run.types()).toEqual([
      'run-started',
      'element-entered',
      'element-left',
      'element-entered',
      'task-opened',
      'task-completed',
      'element-left',
      'element-entered',
      'element-left',
      'run-completed',
    ]);
  });

  it('takes the first flow that is true and tells what it read', async () => {
    const gateway = drawn('exclusiveGateway', 'g', '', 'default="g_c"');
    const run = await running(
      aDiagram(
        'p',
        [start(), gateway, userTask('a'), userTask('b'), userTask('c')],
        ['start->g', 'g->a: =n > 10', 'g->b: =n > 5', 'g->c'],
      ),
      { n: 7 },
    );
    expect(run.open()).toEqual(['b']);
    const decided = run.facts.find((fact) => fact.type === 'gateway-decided');
    expect(decided?.data).toMatchObject({
      taken: ['g_b'],
      byDefault: false,
      conditions: [
        { flow: 'g_a', reads: { n: 7 }, result: false },
        { flow: 'g_b', result: true },
      ],
    });
  });

  it('parks at a gateway whose condition reads a missing variable, and goes on when retried with it', async () => {
    const run = await running(
      aDiagram(
        'p',
        [start(), drawn('exclusiveGateway', 'g'), end('e'), end('f')],
        ['start->g', 'g->e: =n > 10', 'g->f: =n <= 10'],
      ),
    );
    expect(run.state.status).toBe('running');
    const [incident] = Object.values(run.state.incidents);
    expect(incident).toMatchObject({ element: 'g', code: 'feel-null' });

    run.take({
      kind: 'incident-retry',
      id: 'x',
      at: run.at(1),
      incident: incident?.id ?? 0,
      variables: { n: 3 },
      actor: ana,
      reason: 'forgot n',
    });

    expect(run.state.status).toBe('completed');
    expect(run.facts.filter((fact) => fact.element === 'f')).not.toEqual([]);
  });

  it('joins parallel branches once', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          drawn('parallelGateway', 's'),
          userTask('a'),
          userTask('b'),
          drawn('parallelGateway', 'j'),
          end(),
        ],
        ['start->s', 's->a', 's->b', 'a->j', 'b->j', 'j->end'],
      ),
    );
    run.completeTask('a');
    expect(run.state.status).toBe('running');
    run.completeTask('b');
    expect(run.state.status).toBe('completed');
    expect(
      run.facts.filter((fact) => fact.type === 'element-entered' && fact.element === 'end'),
    ).toHaveLength(1);
  });

  it('lets an interrupting timer end its host, and its inner tokens', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          subProcess('sub', [start('s2'), userTask('a')], ['s2->a']),
          boundary('late', 'sub', timer('timeDuration', 'PT1H')),
          userTask('b'),
          end(),
        ],
        ['start->sub', 'sub->end', 'late->b'],
      ),
    );
    expect(nextDueAt(run.state)).toBe(run.at(60));
    run.wait(59);
    expect(run.open()).toEqual(['sub', 'a']);
    run.wait(60);
    expect(run.open()).toEqual(['b']);
    expect(run.state.timers).toEqual({});
  });

  it('fires a cycle from its due moments, however late it is seen', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          userTask('a'),
          boundary('again', 'a', timer('timeCycle', 'R3/PT1H'), false),
          drawn('task', 'note'),
          end(),
        ],
        ['start->a', 'a->end', 'again->note'],
      ),
    );
    run.wait(60 * 24);
    const fired = run.facts.filter((fact) => fact.type === 'timer-fired');
    expect(fired.map((fact) => fact.at)).toEqual([run.at(60), run.at(120), run.at(180)]);
    expect(run.open()).toEqual(['a']);
  });

  it('retries a step after its back-off with the same key, then parks it', async () => {
    const run = await running(
      aDiagram('p', [start(), serviceTask('s'), end()], ['start->s', 's->end']),
    );
    const [first] = run.commands;
    const token = run.token('s');
    run.take({
      kind: 'step-failed',
      id: 'f1',
      at: run.at(1),
      token,
      attempt: 1,
      failure: { type: 'Down', message: 'no answer' },
    });
    const due = nextDueAt(run.state) ?? 0;
    const next = nextOccurrence(run.state, [], due);
    const [second] = next === null ? [] : run.take(next.occurrence);
    expect(second).toMatchObject({
      attempt: 2,
      idempotencyKey: first?.kind === 'perform-step' ? first.idempotencyKey : '',
    });

    run.take({
      kind: 'step-failed',
      id: 'f2',
      at: run.at(5),
      token,
      attempt: 2,
      failure: { type: 'Down', message: 'no answer' },
    });
    expect(Object.values(run.state.incidents)).toMatchObject([
      { code: 'step-failed', stage: 'work' },
    ]);
    run.take({
      kind: 'step-completed',
      id: 'late',
      at: run.at(6),
      token,
      attempt: 2,
      variables: {},
    });
    expect(run.types().at(-1)).toBe('occurrence-ignored');
  });

  it('brings a business error to the boundary event that names it', async () => {
    const catching = (id: string, ref: string) =>
      boundary(id, 's', `<bpmn:errorEventDefinition ${ref}/>`);
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          serviceTask('s'),
          catching('any', ''),
          catching('named', 'errorRef="E"'),
          userTask('a'),
          userTask('b'),
        ],
        ['start->s', 'any->a', 'named->b'],
        '<bpmn:error id="E" errorCode="MISSING"/>',
      ),
    );
    run.take({
      kind: 'step-error',
      id: 'e',
      at: run.at(1),
      token: run.token('s'),
      attempt: 1,
      errorCode: 'MISSING',
      message: '',
      variables: { part: 'pump' },
    });
    expect(run.open()).toEqual(['b']);
    expect(run.state.variables[0]).toEqual({ part: 'pump' });
  });

  it('keeps input mappings local and writes only what output mappings choose', async () => {
    const io = extended(
      '<zeebe:userTask/><zeebe:ioMapping><zeebe:input source="=customer.name" target="who"/><zeebe:output source="=answer + &quot; \u2013 &quot; + who" target="report.text"/></zeebe:ioMapping>',
    );
    const run = await running(
      aDiagram('p', [start(), drawn('userTask', 'a', io), end()], ['start->a', 'a->end']),
      { customer: { name: 'Rui' }, report: { kept: true } },
    );
    run.completeTask('a', { answer: 'ok' });
    expect(run.state.variables[0]).toEqual({
      customer: { name: 'Rui' },
      report: { kept: true, text: 'ok \u2013 Rui' },
    });
  });

  it('ends a loop that never waits with an incident', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          drawn('exclusiveGateway', 'm'),
          drawn('task', 't'),
          drawn('exclusiveGateway', 'g', '', 'default="g_m"'),
          end(),
        ],
        ['start->m', 'm->t', 't->g', 'g->end: =false', 'g->m'],
      ),
    );
    expect(Object.values(run.state.incidents)).toMatchObject([{ code: 'endless-loop' }]);
  });

  it('asks a join again when a token that looped to it is retried, instead of passing it alone', async () => {
    const split = drawn('parallelGateway', 's');
    const loop = drawn('exclusiveGateway', 'm');
    const more = drawn('exclusiveGateway', 'g', '', 'default="g_m"');
    const join = drawn('parallelGateway', 'j');
    const run = await running(
      aDiagram(
        'p',
        [start(), split, userTask('a'), loop, more, join, end()],
        ['start->s', 's->a', 's->m', 'm->g', 'g->j: =done', 'g->m', 'a->j', 'j->end'],
      ),
      { done: false },
    );
    const [incident] = Object.values(run.state.incidents);
    const variables = { done: true };
    const verb = { incident: incident?.id ?? 0, variables, actor: ana, reason: 'enough' };
    run.take({ kind: 'incident-retry', id: 'x', at: run.at(1), ...verb });

    expect(run.open().toSorted()).toEqual(['a', 'j']);
    run.completeTask('a');
    expect(run.state.status).toBe('completed');
  });

  it('lets a boundary timer save a script that is parked', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          scriptTask('s', '=for i in 1..n return i', 'x'),
          boundary('late', 's', timer('timeDuration', 'PT1H')),
          userTask('b'),
          end(),
        ],
        ['start->s', 's->end', 'late->b'],
      ),
      { n: 100_000_000 },
    );
    expect(Object.values(run.state.incidents)).toMatchObject([{ element: 's' }]);

    run.wait(60);
    expect(run.open()).toEqual(['b']);
    expect(run.state.incidents).toEqual({});
  });

  it('does not arm a boundary timer again that fired once while its host was parked', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          scriptTask('s', '=for i in 1..n return i', 'x'),
          boundary('late', 's', timer('timeDuration', 'PT1H'), false),
          userTask('b'),
          end(),
        ],
        ['start->s', 's->end', 'late->b'],
      ),
      { n: 100_000_000 },
    );
    run.wait(60);
    expect(run.open().toSorted()).toEqual(['b', 's']);

    const [incident] = Object.values(run.state.incidents);
    const verb = { incident: incident?.id ?? 0, variables: {}, actor: ana, reason: 'again' };
    run.take({ kind: 'incident-retry', id: 'x', at: run.at(61), ...verb });
    expect(Object.values(run.state.incidents)).toMatchObject([{ element: 's' }]);
    expect(run.state.timers).toEqual({});
  });

  it('begins a context of its own for an input path, and writes into the one that is there for an output', async () => {
    const io = extended(
      '<zeebe:userTask/><zeebe:ioMapping><zeebe:input source="=1" target="order.id"/><zeebe:output source="=order.id" target="order.seen"/></zeebe:ioMapping>',
    );
    const run = await running(
      aDiagram('p', [start(), drawn('userTask', 'a', io), end()], ['start->a', 'a->end']),
      { order: { total: 9 } },
    );
    expect(run.state.variables[run.token('a')]).toEqual({ order: { id: 1 } });
  });

  it('does not skip a join, whose other tokens would be stranded', async () => {
    const run = await running(
      aDiagram(
        'p',
        [
          start(),
          drawn('parallelGateway', 's'),
          userTask('a'),
          drawn('parallelGateway', 'j'),
          end(),
        ],
        ['start->s', 's->a', 's->j', 'a->j', 'j->end'],
      ),
    );
    // Where a join is parked is an edge of size limits: put there by hand.
    const token = run.token('j');
    const incident = {
      id: 99,
      token,
      element: 'j',
      stage: 'enter',
      code: 'state-too-large',
      params: {},
    } as const;
    run.put({ ...run.state, nextId: 100, incidents: { 99: incident } });
    run.take({
      kind: 'incident-skip',
      id: 'x',
      at: run.at(1),
      incident: 99,
      actor: ana,
      reason: '',
    });
    expect(run.types().at(-1)).toBe('occurrence-ignored');
    expect(run.open()).toEqual(['a', 'j']);
  });

  it('evaluates a script at the time of the occurrence, in the zone of the run', async () => {
    const run = await running(
      aDiagram(
        'p',
        [start(), scriptTask('s', '=string(today())', 'day'), end()],
        ['start->s', 's->end'],
      ),
    );
    expect(run.state.variables[0]).toEqual({ day: '2025-12-31' });
  });

  it('parks at an answer that names a prototype instead of losing it', async () => {
    const run = await running(
      aDiagram('p', [start(), serviceTask('s'), end()], ['start->s', 's->end']),
    );
    const variables = JSON.parse('{"__proto__":{"a":1},"ok":2}') as object;
    run.take({
      kind: 'step-completed',
      id: 'x',
      at: run.at(1),
      token: run.token('s'),
      attempt: 1,
      variables: { ...variables },
    });
    expect(Object.values(run.state.incidents)).toMatchObject([
      { code: 'variable-name-reserved', params: { name: '__proto__' } },
    ]);
    expect(run.state.variables[0]).toEqual({});
  });

  it('cancels everything, oldest first', async () => {
    const run = await running(
      aDiagram(
        'p',
        [start(), drawn('parallelGateway', 'g'), userTask('a'), serviceTask('b')],
        ['start->g', 'g->a', 'g->b'],
      ),
    );
    const commands = run.take({
      kind: 'cancel',
      id: 'x',
      at: run.at(1),
      actor: ana,
      reason: 'customer withdrew',
    });
    expect(run.state.status).toBe('cancelled');
    expect(run.open()).toEqual([]);
    expect(commands).toEqual([{ kind: 'cancel-step', token: expect.any(Number) }]);
  });
});
