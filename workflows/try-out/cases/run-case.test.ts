import { describe, expect, it } from 'vitest';
import {
  aDiagram,
  drawn,
  end,
  extended,
  serviceTask,
  start,
  userTask,
} from '../../../test/support/a-diagram.ts';
import { compileResource } from '../resources/compile-resources.ts';
import { deployResources } from '../resources/deploy-resources.ts';
import type { CaseResult } from './case-result.ts';
import { runCase } from './run-case.ts';

const example = extended(
  `<zeebe:userTask/><zeebe:properties><zeebe:property name="camundaModeler:exampleOutputJson" value="{&quot;ok&quot;: true}"/></zeebe:properties>`,
);

const procedure = aDiagram(
  'p',
  [start(), drawn('userTask', 'review', example), serviceTask('print', 'print'), end()],
  ['start->review', 'review->print', 'print->end'],
);

async function tried(xml: string, ...instructions: object[]): Promise<CaseResult> {
  const resource = await compileResource(
    { path: 'p.bpmn', text: xml },
    { language: 'en', checkForm: () => [] },
  );
  return runCase({ name: 'a case', instructions }, deployResources([resource]));
}

const selector = { processDefinitionId: 'p' };
const create = { type: 'CREATE_PROCESS_INSTANCE', processDefinitionSelector: selector };
const instance = { processInstanceSelector: selector };
const review = { userTaskSelector: { elementId: 'review' } };

describe('a case', () => {
  it('tells what happened, what is open and which variables there are', async () => {
    const result = await tried(
      procedure,
      { ...create, variables: { n: 1 } },
      { type: 'COMPLETE_USER_TASK', ...review, useExampleData: true },
    );

    expect(result).toMatchObject({
      outcome: 'waiting',
      passed: true,
      failures: [],
      variables: { n: 1, ok: true },
      open: [{ elementId: 'print', kind: 'job' }],
      incidents: [],
    });
    expect(result.trace.map(({ event, elementId }) => `${event} ${elementId}`)).toEqual([
      'entered start',
      'left start',
      'entered review',
      'left review',
      'entered print',
    ]);
    expect(result.trace[2]).toEqual({
      seq: 3,
      at: '2026-01-01T00:00:00.000Z',
      event: 'entered',
      elementId: 'review',
      elementType: 'userTask',
      scopeKey: 'run-1/0',
    });
  });

  it('is rejected when a resource does not compile, and names the element', async () => {
    const result = await tried(
      aDiagram('p', [start(), drawn('inclusiveGateway', 'any')], ['start->any']),
      create,
    );

    expect(result.outcome).toBe('rejected');
    expect(result.failures).toEqual([
      expect.stringContaining('p.bpmn: any: element-not-supported'),
    ]);
  });

  it('ends at the first thing that cannot be done', async () => {
    const result = await tried(
      procedure,
      create,
      { type: 'COMPLETE_JOB', jobSelector: { jobType: 'print' } },
      { type: 'COMPLETE_USER_TASK', ...review },
    );

    expect(result.failures).toEqual(['2 COMPLETE_JOB: No waiting job matches jobType print.']);
    expect(result.open).toEqual([{ elementId: 'review', kind: 'userTask' }]);
  });

  it('says so when a stand-in goes round without end', async () => {
    const result = await tried(
      aDiagram(
        'p',
        [start(), drawn('exclusiveGateway', 'again'), serviceTask('work')],
        ['start->again', 'again->work', 'work->again'],
      ),
      { type: 'MOCK_JOB_WORKER_COMPLETE_JOB', jobType: 'work' },
      create,
    );

    expect(result.failures).toEqual([expect.stringContaining('do not come to rest')]);
  });

  it.each([
    [{ type: 'ASSERT_PROCESS_INSTANCE', ...instance, state: 'IS_COMPLETED' }, 'but is IS_ACTIVE'],
    [
      { type: 'ASSERT_PROCESS_INSTANCE', ...instance, hasActiveIncidents: true },
      'should have an incident',
    ],
    [
      { type: 'ASSERT_PROCESS_INSTANCE', processInstanceSelector: { processDefinitionId: 'q' } },
      'No instance of the process q',
    ],
    [{ type: 'ASSERT_PROCESS_INSTANCE_COUNT', count: 2, state: 'IS_ACTIVE' }, 'but 1 are'],
    [elements('ASSERT_ELEMENT_INSTANCE', 'review', { state: 'IS_ACTIVE', amount: 2 }), 'but 1 are'],
    [elementsOf('IS_COMPLETED', 'review'), 'elementId review should be IS_COMPLETED'],
    [elementsOf('IS_NOT_ACTIVE', 'review'), 'should not be active'],
    [elementsOf('IS_NOT_ACTIVATED', 'start'), 'should never have been entered'],
    [elementsOf('IS_ACTIVE_EXACTLY'), 'review is active besides'],
    [elementsOf('IS_COMPLETED_IN_ORDER', 'start', 'start'), 'was not completed in this order'],
    [{ type: 'ASSERT_USER_TASK', ...review, state: 'IS_COMPLETED' }, 'but is IS_CREATED'],
    [{ type: 'ASSERT_USER_TASK', ...review, assignee: 'ana' }, 'assignee should be ana'],
    [
      { type: 'ASSERT_USER_TASK', ...review, candidateGroups: ['a'] },
      'candidateGroups should be a',
    ],
    [{ type: 'ASSERT_USER_TASK', ...review, dueDate: '2026-01-02T00:00:00Z' }, 'dueDate should be'],
    [{ type: 'ASSERT_USER_TASK_COUNT', count: 0 }, 'but 1 are: review'],
    [{ type: 'ASSERT_VARIABLES', ...instance, variables: { n: 2 } }, 'should be 2, but is 1'],
    [{ type: 'ASSERT_VARIABLES', ...instance, variableNames: ['m'] }, 'm should exist'],
    [
      { type: 'ASSERT_DECISION', decisionSelector: { decisionDefinitionId: 'd' }, output: 1 },
      'No evaluation of decisionDefinitionId d',
    ],
    [
      {
        type: 'ASSERT_PROCESS_INSTANCE_MESSAGE_SUBSCRIPTION',
        ...instance,
        messageSelector: { messageName: 'm' },
        state: 'IS_WAITING',
      },
      'should wait for the message m',
    ],
    [{ type: 'CORRELATE_MESSAGE', name: 'm' }, 'Nobody waits for the message m'],
    [{ type: 'ADVANCE_TO_NEXT_TIMER' }, 'No timer is set'],
    [{ type: 'SET_TIME', time: '2025-01-01T00:00:00Z' }, 'cannot go back'],
    [{ type: 'RESOLVE_INCIDENT', incidentSelector: { elementId: 'a' } }, 'No open incident'],
    [
      {
        type: 'EVALUATE_DECISION',
        decisionDefinitionSelector: { decisionDefinitionId: 'd' },
      },
      'holds a decision d',
    ],
    [
      { type: 'UPDATE_VARIABLES', ...instance, variables: {}, elementSelector: { elementId: 'a' } },
      'No active element',
    ],
  ])('fails when %j does not hold', async (instruction, sentence) => {
    const result = await tried(procedure, { ...create, variables: { n: 1 } }, instruction);

    expect(result.passed).toBe(false);
    expect(result.failures).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    [{ type: 'ASSERT_VARIABLE', ...instance, variableName: 'n' }, 'language model'],
    [{ type: 'COMPLETE_JOB_USER_TASK_LISTENER', jobSelector: {} }, 'not executed'],
    [{ type: 'SOMETHING' }, 'unknown'],
    [{ type: 'INCREASE_TIME', duration: 'an hour' }, 'no ISO 8601 duration'],
    [{ ...create, extra: 1 }, 'extra'],
    [{ type: 'COMPLETE_JOB', jobSelector: {} }, 'at least one field'],
    ['nothing', 'no type'],
  ])('is refused before it begins because of %j', async (instruction, sentence) => {
    const result = await tried(procedure, create, Object(instruction));

    expect(result.outcome).toBe('rejected');
    expect(result.trace).toEqual([]);
    expect(result.failures).toEqual([expect.stringContaining(sentence)]);
  });
});

function elements(type: string, elementId: string, more: object): object {
  return { type, ...instance, elementSelector: { elementId }, ...more };
}

function elementsOf(state: string, ...ids: string[]): object {
  const elementSelectors = ids.map((elementId) => ({ elementId }));
  return { type: 'ASSERT_ELEMENT_INSTANCES', ...instance, elementSelectors, state };
}

it('keeps what a task of another person is called apart', async () => {
  const result = await tried(
    aDiagram('p', [start(), userTask('a'), end()], ['start->a', 'a->end']),
    create,
    { type: 'ASSERT_USER_TASK', userTaskSelector: { taskName: 'b' } },
  );

  expect(result.failures).toEqual(['2 ASSERT_USER_TASK: No user task matches taskName b.']);
});
