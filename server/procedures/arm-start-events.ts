import { z } from 'zod';
import { evaluateExpression } from '../../workflows/expressions/evaluate-expression.ts';
import type { FeelClock } from '../../workflows/expressions/feel-result.ts';
import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { createMessageStartStore } from '../messages/start-store.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { OrganisationId } from '../people/person.ts';
import { armTimer } from '../schedules/timer-start.ts';
import { createTimerStartStore, type TimerStart } from '../schedules/timer-start-store.ts';
import { problemOf, type Problem } from './problem.ts';
import { createProcedureStore } from './procedure-store.ts';
import type { ProcedureId } from './procedure.ts';
import { createVersionStore } from './version-store.ts';

const operand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('literal'), value: z.json() }),
  z.object({ kind: z.literal('feel'), expression: z.string() }),
]);
const elementId = z.string();
const storedStarts = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('timer'),
      elementId,
      timer: z.object({ kind: z.enum(['date', 'duration', 'cycle']), value: operand }),
    }),
    z.object({ kind: z.literal('message'), elementId, message: z.object({ name: operand }) }),
  ]),
);
type StoredStart = z.infer<typeof storedStarts>[number];

interface Arming {
  readonly organisation: Organisation;
  readonly processId: string;
  readonly version: number;
  /** On the organisation's clock. */
  readonly at: Date;
}

/**
 * Arms what starts the newest version without a person, in the caller's transaction, and nothing
 * else of the procedure: whatever older versions had armed ends, all of it when it is hidden.
 * @param at the organisation's clock: durations and cycles count from there
 * @throws AppError PROCEDURE_HAS_PROBLEMS where an expression gives no timer or message name
 */
export async function armStartEvents(
  db: Database,
  organisationId: OrganisationId,
  procedureId: ProcedureId,
  at: Date,
): Promise<void> {
  const procedure = await createProcedureStore(db).find(organisationId, procedureId);
  const organisation = await createOrganisationStore(db).find(organisationId);
  if (procedure === null || organisation === null) return;
  const { latestVersion: version, hiddenAt } = procedure;
  const processes =
    hiddenAt === null
      ? await createVersionStore(db).startsOf(organisationId, procedureId, version)
      : [];
  const timers: TimerStart[] = [];
  const messages: { processId: string; version: number; elementId: string; message: string }[] = [];
  const problems: Problem[] = [];
  for (const { processId, starts } of processes) {
    const arming = { organisation, processId, version, at };
    for (const start of storedStarts.parse(starts)) {
      if (start.kind === 'message') {
        const message = messageName(start.message.name, clockOf(arming));
        if (message === null) problems.push(unreadableName(start.elementId));
        else messages.push({ processId, version, elementId: start.elementId, message });
      } else {
        const timer = timerStart(start, arming);
        if (timer === 'unreadable') problems.push(unreadableTimer(start.elementId));
        else if (timer === 'too-often') problems.push(tooOften(start.elementId));
        else if (timer !== null) timers.push(timer);
      }
    }
  }
  if (problems.length > 0) throw createError('PROCEDURE_HAS_PROBLEMS', { problems });
  await createMessageStartStore(db).replaceEvents(organisationId, procedureId, messages);
  await createTimerStartStore(db).replace(organisationId, procedureId, timers);
}

const clockOf = ({ at, organisation }: Arming): FeelClock => ({
  now: at.getTime(),
  zone: organisation.timeZone,
});

/** There is no run yet, so there are no variables; null where the expression fails. */
function evaluate(value: z.infer<typeof operand>, clock: FeelClock): JsonValue {
  if (value.kind === 'literal') return value.value;
  const result = evaluateExpression(value.expression, {}, clock);
  return result.ok ? result.value : null;
}

function messageName(value: z.infer<typeof operand>, clock: FeelClock): string | null {
  const name = evaluate(value, clock);
  return typeof name === 'string' && name !== '' ? name : null;
}

function timerStart(
  { elementId: element, timer }: Extract<StoredStart, { kind: 'timer' }>,
  arming: Arming,
): TimerStart | null | 'unreadable' | 'too-often' {
  const { organisation, processId, version } = arming;
  const { now, zone } = clockOf(arming);
  const definition = evaluate(timer.value, { now, zone });
  if (typeof definition !== 'string') return 'unreadable';
  const armed = armTimer(timer.kind, definition, now, zone);
  if (armed === null || typeof armed === 'string') return armed;
  return {
    organisationId: organisation.id,
    processId,
    elementId: element,
    version,
    definition,
    zone,
    clockOffsetMs: organisation.clockOffsetMs,
    ...armed,
  };
}

const unreadableTimer = (element: string): Problem =>
  problemOf('timer-start-not-readable', element, {
    en: 'The timer of this start event gives no date, duration or cycle before a run exists: write one, or an expression that reads no variables.',
    pt: 'O temporizador deste evento de início não resulta em data, duração ou ciclo antes de existir uma execução: escreva um, ou uma expressão que não leia variáveis.',
  });

const tooOften = (element: string): Problem =>
  problemOf('timer-start-too-often', element, {
    en: 'This start event would start runs more than once a second: give it a cycle of a second or more, such as R/PT1M.',
    pt: 'Este evento de início iniciaria execuções mais de uma vez por segundo: dê um ciclo de um segundo ou mais, como R/PT1M.',
  });

const unreadableName = (element: string): Problem =>
  problemOf('message-start-name-not-readable', element, {
    en: 'The message name of this start event gives no text before a run exists: write a name, or an expression that reads no variables.',
    pt: 'O nome da mensagem deste evento de início não resulta em texto antes de existir uma execução: escreva um nome, ou uma expressão que não leia variáveis.',
  });
