import { aDiagram, drawn, end, start, subProcess, userTask } from '../../support/a-diagram.ts';

/** A named diagram without FEEL, and how many of its tasks wait for a person. */
export interface CoreDiagram {
  readonly name: string;
  readonly processId: string;
  readonly xml: string;
}

const TASKS = 200;
const BRANCHES = 50;
const DEPTH = 10;
const PERSONS = 50;

const numbered = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

/** `a->b`, `b->c` and so on. */
const chained = (ids: readonly string[]): string[] =>
  ids.slice(1).map((id, index) => `${ids[index]}->${id}`);

function sequence(): string {
  const ids = numbered(TASKS, 'task');
  const elements = [start(), ...ids.map((id) => drawn('task', id)), end()];
  return aDiagram('sequence', elements, chained(['start', ...ids, 'end']));
}

function parallel(): string {
  const ids = numbered(BRANCHES, 'task');
  const gateways = ['split', 'join'].map((id) => drawn('parallelGateway', id));
  const elements = [start(), ...gateways, ...ids.map((id) => drawn('task', id)), end()];
  const branches = ids.flatMap((id) => [`split->${id}`, `${id}->join`]);
  return aDiagram('parallel', elements, ['start->split', ...branches, 'join->end']);
}

function nested(): string {
  let inner = drawn('task', 'innermost');
  for (const level of numbered(DEPTH, '').toReversed()) {
    const [from, to] = [start(`start${level}`), end(`end${level}`)];
    const arrows = [`start${level}->${inner.id}`, `${inner.id}->end${level}`];
    inner = subProcess(`sub${level}`, [from, inner, to], arrows);
  }
  return aDiagram('nested', [start(), inner, end()], [`start->${inner.id}`, `${inner.id}->end`]);
}

function persons(): string {
  const ids = numbered(PERSONS, 'task');
  const elements = [start(), ...ids.map((id) => userTask(id)), end()];
  return aDiagram('persons', elements, chained(['start', ...ids, 'end']));
}

export const CORE_DIAGRAMS: readonly CoreDiagram[] = [
  { name: `sequence of ${TASKS} tasks`, processId: 'sequence', xml: sequence() },
  { name: `${BRANCHES} parallel branches and a join`, processId: 'parallel', xml: parallel() },
  { name: `${DEPTH} nested sub-processes`, processId: 'nested', xml: nested() },
  {
    name: `${PERSONS} user tasks, an occurrence each`,
    processId: 'persons',
    xml: persons(),
  },
];
