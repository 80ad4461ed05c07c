import type { ErrorCode } from '../errors/errors.ts';
import type { Caller } from '../people/caller.ts';
import type { Role } from '../people/role.ts';
import type { Task } from './task.ts';

/** Who may work on tasks at all; which of them, `may-do-task.ts` says. Auditors change nothing. */
export const WORKS_ON_TASKS: readonly Role[] = [
  'technician',
  'coordinator',
  'administrator',
  'process-owner',
];

/** Who may give any task to anybody. */
export const ASSIGNS_TASKS: readonly Role[] = ['coordinator', 'administrator'];

/** A caller as tasks know them. */
export interface TaskWorker {
  /** What an assignee or candidate user may call them: id and e-mail address. */
  readonly names: readonly string[];
  /** Candidate groups they are in. */
  readonly functions: readonly string[];
  readonly roles: readonly Role[];
}

export function workerOf(caller: Caller): TaskWorker {
  return { names: namesOf(caller), functions: caller.functions, roles: caller.roles };
}

function namesOf({ person, by }: Caller): string[] {
  if (person !== null) return [person.id, person.email];
  return by.kind === 'token' ? [`token:${by.tokenId}`] : [];
}

/** The name under which a caller claims. */
export const claimNameOf = (worker: TaskWorker): string => {
  const [name] = worker.names;
  if (name === undefined) throw new Error('A session is always of a person.');
  return name;
};

type Work = Pick<Task, 'status' | 'assignee' | 'candidateGroups' | 'candidateUsers'>;

export const isMine = ({ assignee }: Work, { names }: TaskWorker): boolean =>
  assignee !== null && names.includes(assignee);

const has = (worker: TaskWorker, roles: readonly Role[]): boolean =>
  worker.roles.some((role) => roles.includes(role));

const isForAnyone = ({ candidateGroups, candidateUsers }: Work): boolean =>
  candidateGroups.length === 0 && candidateUsers.length === 0;

const isCandidate = ({ candidateGroups, candidateUsers }: Work, worker: TaskWorker): boolean =>
  candidateGroups.some((group) => worker.functions.includes(group)) ||
  candidateUsers.some((user) => worker.names.includes(user));

function refusalOfState({ status }: Work): ErrorCode | null {
  switch (status) {
    case 'open':
      return null;
    case 'completing':
      return 'TASK_COMPLETING';
    case 'completed':
    case 'cancelled':
      return 'TASK_GONE';
  }
}

/**
 * Why they may not take the task; null when they may. Candidates may, and coordinators and
 * administrators; a task without candidates is for any technician. What is claimed stays claimed.
 */
export function refuseClaim(task: Work, worker: TaskWorker): ErrorCode | null {
  const state = refusalOfState(task);
  if (state !== null) return state;
  if (!has(worker, WORKS_ON_TASKS)) return 'TASK_NOT_FOR_YOU';
  if (isMine(task, worker)) return null;
  if (task.assignee !== null) return 'TASK_CLAIMED_BY_ANOTHER';
  if (has(worker, ASSIGNS_TASKS) || isCandidate(task, worker)) return null;
  return isForAnyone(task) && has(worker, ['technician']) ? null : 'TASK_NOT_FOR_YOU';
}

/** Who has it gives it back, or a coordinator takes it from them. */
export function refuseUnclaim(task: Work, worker: TaskWorker): ErrorCode | null {
  const state = refusalOfState(task);
  if (state !== null) return state;
  if (isMine(task, worker) || has(worker, ASSIGNS_TASKS)) return null;
  return task.assignee === null ? 'TASK_NOT_CLAIMED' : 'TASK_CLAIMED_BY_ANOTHER';
}

/** Only who has claimed it fills it in and completes it, whatever their role. */
export function refuseWork(task: Work, worker: TaskWorker): ErrorCode | null {
  const state = refusalOfState(task);
  if (state !== null) return state;
  if (!has(worker, WORKS_ON_TASKS)) return 'TASK_NOT_FOR_YOU';
  if (isMine(task, worker)) return null;
  return task.assignee === null ? 'TASK_NOT_CLAIMED' : 'TASK_CLAIMED_BY_ANOTHER';
}

export function refuseAssign(task: Work, worker: TaskWorker): ErrorCode | null {
  return refusalOfState(task) ?? (has(worker, ASSIGNS_TASKS) ? null : 'TASK_NOT_FOR_YOU');
}

export type TaskVerb = 'claim' | 'unclaim' | 'assign' | 'draft' | 'complete';

/** What a worker may do now: for pages that offer it. */
export function verbsFor(task: Work, worker: TaskWorker): TaskVerb[] {
  const verbs: [TaskVerb, ErrorCode | null][] = [
    ['claim', isMine(task, worker) ? 'TASK_NOT_FOR_YOU' : refuseClaim(task, worker)],
    ['unclaim', task.assignee === null ? 'TASK_NOT_CLAIMED' : refuseUnclaim(task, worker)],
    ['assign', refuseAssign(task, worker)],
    ['draft', refuseWork(task, worker)],
    ['complete', refuseWork(task, worker)],
  ];
  return verbs.flatMap(([verb, refusal]) => (refusal === null ? [verb] : []));
}
