import { describe, expect, it } from 'vitest';
import type { Fact, FactData, FactType } from '../../workflows/interpret/fact.ts';
import { factSentence, type Names } from './fact-sentence.ts';
import { toFact } from './run-fact.ts';

const names: Names = {
  element: (id) => `E ${id}`,
  flow: (id) => `F ${id}`,
  actor: () => 'Carla',
  moment: (instant) => instant,
};
const at = '2026-01-02T03:04:05.000Z';
const said = { expression: 'x > 1', reads: { x: 2 }, result: true };
const reasoned = { reason: 'asked for', before: {}, after: { x: 1, y: 2 } };

/** One of each: a type without an example does not compile. */
const examples: { [T in FactType]: readonly FactData[T][] } = {
  'run-started': [
    { start: 'a', variables: {} },
    { start: 'a', variables: {}, messageId: 'm' },
  ],
  'element-entered': [{}, { joined: [1, 2] }],
  'inputs-mapped': [{ mappings: [] }],
  'join-arrived': [{ flow: 'f' }],
  'sub-process-opened': [{ start: 'a' }],
  'element-left': [{ flows: [] }, { flows: ['f', 'g'] }],
  'element-cancelled': [
    { by: 'cancel', entered: true },
    { by: 'timer', entered: true },
  ],
  'gateway-decided': [
    { conditions: [{ ...said, flow: 'f' }], taken: ['f'], byDefault: false },
    { conditions: [], taken: ['f'], byDefault: true },
  ],
  'script-evaluated': [{ ...said, variable: 'v' }],
  'decision-evaluated': [{ decisionId: 'd', hash: null, record: [], result: 1 }],
  'task-opened': [
    {
      name: null,
      formId: null,
      formHash: null,
      assignee: null,
      candidateGroups: ['tecnicos', 'estoque'],
      candidateUsers: [],
      dueAt: null,
      followUpAt: null,
      priority: 50,
    },
  ],
  'task-completed': [{ completionId: 'c', values: {} }],
  'step-requested': [
    { jobType: 'j', queue: null, attempt: 1, idempotencyKey: 'k' },
    { jobType: 'j', queue: null, attempt: 2, idempotencyKey: 'k' },
  ],
  'step-completed': [{ attempt: 1, variables: {} }],
  'step-failed': [
    { attempt: 1, failure: { type: 't', message: 'No line.' }, retryAt: at },
    { attempt: 1, failure: { type: 't', message: 'No line.' }, retryAt: null },
  ],
  'error-thrown': [
    { errorCode: 'X', message: 'm', variables: {}, caughtBy: null },
    { errorCode: 'X', message: 'm', variables: {}, caughtBy: 'b' },
  ],
  'timer-set': [{ timer: 1, dueAt: at, definition: 'PT1H' }],
  'timer-fired': [
    { timer: 1, dueAt: at, nextDueAt: null },
    { timer: 1, dueAt: at, nextDueAt: at },
  ],
  'message-awaited': [{ subscription: 1, message: 'M', key: 'K' }],
  'message-taken': [{ subscription: 1, message: 'M', messageId: 'i', variables: {} }],
  'message-refused': [{ subscription: 1, messageId: 'i' }],
  'call-requested': [{ processId: 'p', variables: {} }],
  'call-started': [{ runId: 'r', version: 3, planHash: 'h' }],
  'call-ended': [
    { runId: 'r', outcome: 'completed', variables: {} },
    { runId: 'r', outcome: 'error', variables: {} },
    { runId: 'r', outcome: 'cancelled', variables: {} },
    { runId: 'r', outcome: 'terminated', variables: {} },
  ],
  'call-incidents': [{ runId: 'r', open: 2 }],
  'incident-raised': [
    { incident: 1, stage: 'enter', code: 'no-flow-is-true', params: { element: 'a' } },
  ],
  'incident-retried': [{ ...reasoned, incident: 1 }],
  'incident-skipped': [{ ...reasoned, incident: 1 }],
  'incident-overridden': [
    { ...reasoned, incident: 1, flows: null },
    { ...reasoned, incident: 1, flows: ['f'] },
  ],
  'variables-set': [reasoned],
  'clock-advanced': [{ from: at }],
  'occurrence-ignored': [{ occurrence: 'o', why: 'late', data: null }],
  'run-completed': [{ variables: {} }],
  'run-cancelled': [{ reason: 'withdrawn' }],
  'run-ended-with-error': [{ errorCode: 'X', message: 'm', variables: {} }],
};

const facts: readonly Fact[] = Object.entries(examples).flatMap(([type, datas]) =>
  datas.map((data) =>
    toFact({
      seq: 1,
      epoch: 1,
      at,
      rawAt: null,
      type,
      elementId: 'a',
      token: 1,
      actor: { kind: 'person', id: 'p', role: 'coordinator' },
      data,
      change: {},
      hash: '',
      previousHash: '',
    }),
  ),
);

describe('factSentence', () => {
  it.each(facts.map((fact) => [fact.type, fact] as const))(
    'tells %s in both languages',
    (_type, fact) => {
      const en = factSentence(fact, 'en', names);
      const pt = factSentence(fact, 'pt', names);
      expect(en).not.toBe(pt);
      for (const sentence of [en, pt]) {
        expect(sentence).toMatch(/[.”:]$|m$/);
        expect(sentence).not.toMatch(/undefined|null|\[object|\.\.| {2}/);
      }
    },
  );

  it('names people, elements and ways', () => {
    const of = (type: FactType, nth = 0) =>
      facts.filter((fact) => fact.type === type)[nth] ?? facts[0];
    const tell = (fact: Fact | undefined) =>
      fact === undefined ? '' : factSentence(fact, 'en', names);
    expect(tell(of('task-completed'))).toBe('Carla completed “E a”.');
    expect(tell(of('element-left', 1))).toBe('From “E a” it went on to “F f” and “F g”.');
    expect(tell(of('task-opened'))).toBe('The task “E a” was opened for tecnicos and estoque.');
    expect(tell(of('variables-set'))).toBe('Carla set “x” and “y”: “asked for”');
    expect(tell(of('step-failed'))).toContain('failed: No line. It is tried again');
  });
});
