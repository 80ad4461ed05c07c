import { describe, expect, it } from 'vitest';
import type { Role } from '../people/role.ts';
import {
  refuseClaim,
  refuseUnclaim,
  refuseWork,
  verbsFor,
  type TaskWorker,
} from './may-do-task.ts';
import type { Task } from './task.ts';

const worker = (role: Role, functions: string[] = [], name = 'me'): TaskWorker => ({
  names: [name, `${name}@example.test`],
  functions,
  roles: [role],
});

type Work = Pick<Task, 'status' | 'assignee' | 'candidateGroups' | 'candidateUsers'>;
const task = (work: Partial<Work> = {}): Work => ({
  status: 'open',
  assignee: null,
  candidateGroups: [],
  candidateUsers: [],
  ...work,
});

const people: Readonly<Record<string, TaskWorker>> = {
  technician: worker('technician'),
  'parts clerk': worker('technician', ['estoque']),
  coordinator: worker('coordinator'),
  administrator: worker('administrator'),
  'process owner': worker('process-owner'),
  auditor: worker('auditor', ['estoque']),
};

const works: Readonly<Record<string, Work>> = {
  'for anyone': task(),
  'for parts': task({ candidateGroups: ['estoque', 'qualidade'] }),
  'for me by e-mail': task({ candidateUsers: ['me@example.test'] }),
  mine: task({ assignee: 'me' }),
  'another’s': task({ assignee: 'her' }),
  completing: task({ status: 'completing', assignee: 'me' }),
  completed: task({ status: 'completed', assignee: 'me' }),
  cancelled: task({ status: 'cancelled' }),
};

const NOT = 'TASK_NOT_FOR_YOU';
const TAKEN = 'TASK_CLAIMED_BY_ANOTHER';
const GONE = 'TASK_GONE';
const BUSY = 'TASK_COMPLETING';

/** In the order of `works`: may they claim it? `ok`, or why not. */
const CLAIM: Readonly<Record<string, readonly string[]>> = {
  technician: ['ok', NOT, 'ok', 'ok', TAKEN, BUSY, GONE, GONE],
  'parts clerk': ['ok', 'ok', 'ok', 'ok', TAKEN, BUSY, GONE, GONE],
  coordinator: ['ok', 'ok', 'ok', 'ok', TAKEN, BUSY, GONE, GONE],
  administrator: ['ok', 'ok', 'ok', 'ok', TAKEN, BUSY, GONE, GONE],
  'process owner': [NOT, NOT, 'ok', 'ok', TAKEN, BUSY, GONE, GONE],
  auditor: [NOT, NOT, NOT, NOT, NOT, BUSY, GONE, GONE],
};

describe.each(Object.entries(CLAIM))('a %s', (who, answers) => {
  const names = Object.keys(works);
  it.each(names.map((name, index) => [name, answers[index]]))(
    'claims what is %s: %s',
    (name, answer) => {
      const [one, person] = [works[name ?? ''], people[who]];
      if (one === undefined || person === undefined) throw new Error('not in the tables');
      expect(refuseClaim(one, person) ?? 'ok').toBe(answer);
    },
  );
});

it.each([
  ['technician', 'mine', 'ok'],
  ['technician', 'another’s', TAKEN],
  ['technician', 'for anyone', 'TASK_NOT_CLAIMED'],
  ['coordinator', 'another’s', TAKEN],
  ['administrator', 'another’s', TAKEN],
  ['administrator', 'for anyone', 'TASK_NOT_CLAIMED'],
  ['auditor', 'mine', NOT],
  ['technician', 'completing', BUSY],
  ['technician', 'cancelled', GONE],
])('completing: a %s, what is %s: %s', (who, name, answer) => {
  const [one, person] = [works[name], people[who]];
  if (one === undefined || person === undefined) throw new Error('not in the tables');
  expect(refuseWork(one, person) ?? 'ok').toBe(answer);
});

it('gives back one’s own, and a coordinator anybody’s', () => {
  expect(refuseUnclaim(task({ assignee: 'me' }), worker('technician'))).toBeNull();
  expect(refuseUnclaim(task({ assignee: 'her' }), worker('technician'))).toBe(TAKEN);
  expect(refuseUnclaim(task({ assignee: 'her' }), worker('coordinator'))).toBeNull();
  expect(refuseUnclaim(task(), worker('technician'))).toBe('TASK_NOT_CLAIMED');
});

it('offers what would be let through', () => {
  expect(verbsFor(task(), worker('technician'))).toEqual(['claim']);
  expect(verbsFor(task({ assignee: 'me' }), worker('technician'))).toEqual([
    'unclaim',
    'draft',
    'complete',
  ]);
  expect(verbsFor(task({ assignee: 'her' }), worker('coordinator'))).toEqual(['unclaim', 'assign']);
  expect(verbsFor(task({ status: 'completed' }), worker('administrator'))).toEqual([]);
});
