import type { Fact } from '../../workflows/interpret/fact.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import { incidentSentence } from '../../workflows/try-out/incident-sentence.ts';
import { counted } from '../texts/define-texts.ts';
import type { Language } from '../texts/language.tsx';
import { factTexts } from './fact-texts.ts';

/** How what a fact speaks of is called where it is read. */
export interface Names {
  readonly element: (id: string) => string;
  readonly flow: (id: string) => string;
  readonly actor: (actor: Actor) => string;
  readonly moment: (instant: string) => string;
}

/** A sentence is not ended twice. */
const bare = (message: string): string => message.replace(/[.\s]+$/, '');

/** What a fact tells, as a sentence of the run's story. */
export function factSentence(fact: Fact, language: Language, names: Names): string {
  const t = factTexts[language];
  const element = fact.element === null ? '–' : names.element(fact.element);
  const who = fact.actor === null ? t.system : names.actor(fact.actor);
  const listed = (parts: readonly string[]): string =>
    parts.length < 2
      ? (parts[0] ?? '–')
      : `${parts.slice(0, -1).join(', ')} ${t.and} ${parts.at(-1) ?? ''}`;
  const quoted = (parts: readonly string[]): string => listed(parts.map((part) => `“${part}”`));
  const ways = (flows: readonly string[]): string => quoted(flows.map(names.flow));

  switch (fact.type) {
    case 'run-started':
      return fact.data.messageId === undefined ? t.runStarted(who) : t.runStartedByMessage;
    case 'element-entered': {
      const count = fact.data.joined?.length ?? 0;
      return count > 1 ? t.enteredJoined(element, count) : t.entered(element);
    }
    case 'inputs-mapped':
      return t.inputsMapped(element);
    case 'join-arrived':
      return t.joinArrived(element);
    case 'sub-process-opened':
      return t.subProcessOpened(element);
    case 'element-left':
      return fact.data.flows.length === 0
        ? t.leftToEnd(element)
        : t.left(element, ways(fact.data.flows));
    case 'element-cancelled':
      return fact.data.by === 'cancel' || fact.data.by === fact.element
        ? t.cancelled(element)
        : t.cancelledBy(element, names.element(fact.data.by));
    case 'gateway-decided':
      return fact.data.byDefault
        ? t.decidedByDefault(element, ways(fact.data.taken))
        : t.decided(element, ways(fact.data.taken));
    case 'script-evaluated':
      return t.scriptEvaluated(element, fact.data.variable);
    case 'decision-evaluated':
      return t.decisionEvaluated(element, fact.data.decisionId);
    case 'task-opened': {
      const { name, assignee, candidateGroups, candidateUsers } = fact.data;
      const whom = assignee === null ? [...candidateGroups, ...candidateUsers] : [assignee];
      return t.taskOpened(name ?? element, whom.length === 0 ? t.anyone : listed(whom));
    }
    case 'task-completed':
      return t.taskCompleted(who, element);
    case 'step-requested':
      return fact.data.attempt === 1
        ? t.stepRequested(element)
        : t.stepTriedAgain(element, fact.data.attempt);
    case 'step-completed':
      return t.stepCompleted(element);
    case 'step-failed': {
      const message = bare(fact.data.failure.message);
      return fact.data.retryAt === null
        ? t.stepFailedForGood(element, message)
        : t.stepFailed(element, message, names.moment(fact.data.retryAt));
    }
    case 'error-thrown': {
      const { errorCode, message, caughtBy } = fact.data;
      return caughtBy === null
        ? t.errorThrown(element, errorCode, bare(message))
        : t.errorCaught(element, errorCode, bare(message), names.element(caughtBy));
    }
    case 'timer-set':
      return t.timerSet(element, names.moment(fact.data.dueAt));
    case 'timer-fired':
      return fact.data.nextDueAt === null
        ? t.timerFired(element)
        : t.timerFiredNext(element, names.moment(fact.data.nextDueAt));
    case 'message-awaited':
      return t.messageAwaited(element, fact.data.message, fact.data.key);
    case 'message-taken':
      return t.messageTaken(element, fact.data.message);
    case 'message-refused':
      return t.messageRefused(element);
    case 'call-requested':
      return t.callRequested(element, fact.data.processId);
    case 'call-started':
      return t.callStarted(element, fact.data.version);
    case 'call-ended':
      return {
        completed: t.callCompleted,
        error: t.callError,
        cancelled: t.callCancelled,
        terminated: t.callTerminated,
      }[fact.data.outcome](element);
    case 'call-incidents':
      return t.callIncidents(element, counted(fact.data.open, t.incidentOpen, t.incidentsOpen));
    case 'incident-raised':
      return t.incidentRaised(
        element,
        incidentSentence(fact.data.code, fact.data.params, language),
      );
    case 'incident-retried':
      return t.incidentRetried(who, element, fact.data.reason);
    case 'incident-skipped':
      return t.incidentSkipped(who, element, fact.data.reason);
    case 'incident-overridden':
      return fact.data.flows === null
        ? t.incidentOverridden(who, element, fact.data.reason)
        : t.incidentOverriddenTo(who, element, fact.data.reason, ways(fact.data.flows));
    case 'variables-set':
      return t.variablesSet(who, quoted(Object.keys(fact.data.after)), fact.data.reason);
    case 'clock-advanced':
      return t.clockAdvanced(who, names.moment(fact.data.from));
    case 'occurrence-ignored':
      return t.ignored;
    case 'run-completed':
      return t.runCompleted;
    case 'run-cancelled':
      return t.runCancelled(who, fact.data.reason);
    case 'run-ended-with-error':
      return t.runEndedWithError(fact.data.errorCode, fact.data.message);
  }
}
