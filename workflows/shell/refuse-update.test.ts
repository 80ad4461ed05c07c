import { describe, expect, it } from 'vitest';
import { initialState, type RunStatus } from '../interpret/state.ts';
import type { Token } from '../interpret/token.ts';
import type { CompleteTask } from '../messages.ts';
import type { HostedRun } from './hosted-run.ts';
import {
  refuseCancel,
  refuseCompletion,
  refuseResolution,
  refuseVariables,
} from './refuse-update.ts';

const ana = { kind: 'person', id: 'ana', role: null } as const;
const task: Token = { id: 3, element: 'medir', scope: 0, wait: { kind: 'task' } };

type Checked = Pick<HostedRun, 'state' | 'inbox' | 'known'>;

function aRun(status: RunStatus = 'running'): Checked {
  const incident = {
    id: 4,
    token: 3,
    element: 'medir',
    stage: 'work',
    code: 'x',
    params: {},
  } as const;
  const state = { ...initialState({ runId: 'r', zone: 'UTC', at: 0 }), status, nextId: 5 };
  return {
    state: { ...state, tokens: { 3: task }, incidents: { 4: incident } },
    inbox: [],
    known: [],
  };
}

const completion = (token: number, completionId = 'c1'): CompleteTask => {
  return { runId: 'r', completionId, token, values: {}, actor: ana, at: 0 };
};
const operation = { runId: 'r', operationId: 'o1', actor: ana, at: 0, reason: 'because' };

describe('a completion', () => {
  it('is taken for an open task', () => {
    expect(refuseCompletion(aRun(), completion(3))).toBeNull();
  });

  it('is refused for a token below the counter that is not open', () => {
    expect(refuseCompletion(aRun(), completion(2))).toBe('TASK_GONE');
  });

  it('comes too early for a token at the counter', () => {
    expect(refuseCompletion(aRun(), completion(5))).toBe('NOT_YET');
  });

  it('is refused for a token that never came when the run has closed', () => {
    expect(refuseCompletion(aRun('cancelled'), completion(5))).toBe('TASK_GONE');
  });

  it('is refused when another waits to be taken, and taken again when it is the same', () => {
    const { completionId: id, ...rest } = completion(3);
    const waiting = { kind: 'task-completed', id, ...rest } as const;
    const run = { ...aRun(), inbox: [waiting], known: ['c1'] };

    expect(refuseCompletion(run, completion(3, 'c2'))).toBe('TASK_GONE');
    expect(refuseCompletion(run, completion(3, 'c1'))).toBeNull();
  });
});

it('resolves an open incident, not one that is gone or not there yet', () => {
  const retry = { ...operation, verb: 'retry', variables: {} } as const;

  expect(refuseResolution(aRun(), { ...retry, incident: 4 })).toBeNull();
  expect(refuseResolution(aRun(), { ...retry, incident: 2 })).toBe('INCIDENT_GONE');
  expect(refuseResolution(aRun(), { ...retry, incident: 9 })).toBe('NOT_YET');
  const skipping = {
    kind: 'incident-skip',
    id: 'o0',
    at: 0,
    incident: 4,
    actor: ana,
    reason: '',
  } as const;
  expect(refuseResolution({ ...aRun(), inbox: [skipping] }, { ...retry, incident: 4 })).toBe(
    'INCIDENT_GONE',
  );
});

it('cancels an open run only, and says the same of a cancel it knows', () => {
  expect(refuseCancel(aRun(), operation)).toBeNull();
  expect(refuseCancel(aRun('completed'), operation)).toBe('RUN_CLOSED');
  expect(refuseCancel({ ...aRun('cancelled'), known: ['o1'] }, operation)).toBeNull();
});

it('sets variables of the process or of an open token', () => {
  const set = { ...operation, variables: {} };

  expect(refuseVariables(aRun(), { ...set, holder: 0 })).toBeNull();
  expect(refuseVariables(aRun(), { ...set, holder: 3 })).toBeNull();
  expect(refuseVariables(aRun(), { ...set, holder: 1 })).toBe('HOLDER_GONE');
  expect(refuseVariables(aRun(), { ...set, holder: 7 })).toBe('NOT_YET');
  expect(refuseVariables(aRun('completed'), { ...set, holder: 0 })).toBe('RUN_CLOSED');
});
