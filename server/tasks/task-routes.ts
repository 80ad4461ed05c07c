import { findAssigneeNames } from './assignee-names.ts';
import { toPage } from '../http/cursor.ts';
import { defineRoute } from '../http/define-route.ts';
import { none, type Route } from '../http/route.ts';
import type { WorkServices } from '../runs/work-services.ts';
import { findVisibleRun } from '../runs/find-visible-run.ts';
import { assignTask, claimTask, unclaimTask } from './change-assignee.ts';
import { completeTask } from './complete-task.ts';
import { createReadDocumentation } from './element-documentation.ts';
import { listTasks, taskKey } from './list-tasks.ts';
import { ASSIGNS_TASKS, WORKS_ON_TASKS } from './may-do-task.ts';
import { saveDraft } from './save-draft.ts';
import { showTask, toItem } from './show-task.ts';
import * as contract from './task-contract.ts';

export function taskRoutes(services: WorkServices): Route[] {
  const { db } = services;
  const showing = { ...services, readDocumentation: createReadDocumentation(db) };
  return [
    defineRoute({
      method: 'get',
      path: '/api/tasks',
      summary: 'Tasks of your points of sale: due first, then by priority',
      description:
        'Open and completing ones unless `status` says otherwise. `candidate=me` are those that nobody has claimed and that are for you or for anyone.',
      permission: 'signed-in',
      params: none,
      query: contract.taskQuery,
      body: none,
      reply: contract.taskList,
      async handle({ caller, query, now }) {
        const rows = await listTasks(db, caller, query, now());
        const { items, nextCursor } = toPage(rows, query.limit, taskKey);
        const assignees = items.map(({ assignee }) => assignee);
        const names = await findAssigneeNames(db, caller.organisationId, assignees);
        return { items: items.map((task) => toItem(task, names)), nextCursor };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/tasks/:taskId',
      summary: 'One task with its form in the exact version and the values it needs',
      description: '`may` says what you can do with it now.',
      permission: 'signed-in',
      params: contract.taskParams,
      query: none,
      body: none,
      reply: contract.taskReply,
      handle: ({ caller, params }) => showTask(showing, caller, params.taskId),
    }),
    defineRoute({
      method: 'post',
      path: '/api/tasks/:taskId/claim',
      summary: 'Take a task, so that nobody else completes it',
      description:
        'Candidates may, and coordinators and administrators; a task without candidates is for any technician. Taking it twice changes nothing.',
      permission: WORKS_ON_TASKS,
      params: contract.taskParams,
      query: none,
      body: none,
      reply: contract.taskReply,
      async handle({ caller, params: { taskId }, now }) {
        await claimTask(db, caller, taskId, now());
        return showTask(showing, caller, taskId);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/tasks/:taskId/unclaim',
      summary: 'Give a task back to those it is for',
      description: 'Who has it, or a coordinator.',
      permission: WORKS_ON_TASKS,
      params: contract.taskParams,
      query: none,
      body: none,
      reply: contract.taskReply,
      async handle({ caller, params: { taskId }, now }) {
        await unclaimTask(db, caller, taskId, now());
        return showTask(showing, caller, taskId);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/tasks/:taskId/assign',
      summary: 'Give a task to a person, whoever had it before',
      description:
        'To somebody with an open account who works on tasks and has this point of sale. They then complete it, not who assigned it.',
      example: { personId: '01920000-0000-7000-8000-000000000001' },
      permission: ASSIGNS_TASKS,
      params: contract.taskParams,
      query: none,
      body: contract.assignBody,
      reply: contract.taskReply,
      async handle({ caller, params: { taskId }, body, now }) {
        await assignTask(db, caller, taskId, body.personId, now());
        return showTask(showing, caller, taskId);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/tasks/:taskId/draft',
      summary: 'Keep what is filled in so far; the form does not check it yet',
      description: 'In Postgres only. It stays with the task when the run has gone on without it.',
      example: { values: { resultadoVisita: 'realizada' } },
      permission: WORKS_ON_TASKS,
      params: contract.taskParams,
      query: none,
      body: contract.draftBody,
      reply: contract.taskReply,
      async handle({ caller, params: { taskId }, body, now }) {
        await saveDraft(services, caller, taskId, body.values, now());
        return showTask(showing, caller, taskId);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/tasks/:taskId/complete',
      summary: 'Complete a task that you have claimed',
      description:
        'Checked by the form in its exact version: 422 names each field that is wrong, in both languages. `seq` is the last fact it caused, and a client that reads next sees it. The same key answers as before, with other values it is 409. 409 TASK_GONE says what became of the task, and what was filled in stays as its draft. 202 when it is accepted and the run will say so later: Temporal or the worker is away.',
      idempotent: true,
      example: { values: { horaChegada: '09:15', resultadoVisita: 'realizada' } },
      permission: WORKS_ON_TASKS,
      params: contract.taskParams,
      query: none,
      body: contract.completeBody,
      otherStatuses: { 202: 'Accepted: the run takes it as soon as it can.' },
      reply: contract.completeReply,
      async handle(call) {
        const { caller, params, body, now, idempotencyKey: key } = call;
        const completed = await completeTask(services, caller, {
          ...body,
          taskId: params.taskId,
          key,
          at: now(),
        });
        const { runId } = completed;
        if (completed.kind === 'later') {
          call.answerWith(202);
          return { runId, seq: null, next: [] };
        }
        const run = await findVisibleRun(db, caller, runId);
        const { processId, businessKey } = run;
        const assignees = completed.next.map(({ assignee }) => assignee);
        const names = await findAssigneeNames(db, caller.organisationId, assignees);
        const next = completed.next.map((task) =>
          toItem({ ...task, processId, businessKey }, names),
        );
        return { runId, seq: completed.seq, next };
      },
    }),
  ];
}
