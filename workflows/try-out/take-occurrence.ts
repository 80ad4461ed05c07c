import { advance } from '../interpret/advance.ts';
import type { Fact } from '../interpret/fact.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import { cancelCalled, cancelRun, reportToCaller, startCalled } from './calls.ts';
import { noteEvaluation, planWithDecisions } from './decisions.ts';
import { dropJob, openJob } from './jobs.ts';
import { noteTask } from './tasks.ts';
import { trace } from './trace.ts';
import { isOpen, type TriedRun, type World } from './world.ts';

/** Lets a run take one occurrence, and the world do what the run asks of it. */
export function takeOccurrence(world: World, run: TriedRun, occurrence: Occurrence): void {
  if (!isOpen(run)) return;
  const { state, commands, facts } = advance(
    planWithDecisions(world, run.plan),
    run.state,
    occurrence,
  );
  run.state = state;
  if (!isOpen(run)) world.openRuns.delete(run);
  run.occurrences.push(occurrence);
  for (const fact of facts) note(world, run, fact);
  for (const command of commands) {
    switch (command.kind) {
      case 'perform-step':
        openJob(world, run, command);
        break;
      case 'cancel-step':
        dropJob(world, run, command.token);
        break;
      case 'start-called':
        startCalled(world, run, command);
        break;
      case 'cancel-called':
        cancelCalled(world, run, command);
        break;
    }
  }
  reportToCaller(world, run);
}

function note(world: World, run: TriedRun, fact: Fact): void {
  run.facts.push(fact);
  trace(world, run, fact);
  noteTask(world, run, fact);
  if (fact.type === 'decision-evaluated') noteEvaluation(world, fact.data.record);
  if (fact.type === 'message-refused') forgetTaker(world, run, fact.data.messageId);
  if (fact.type === 'element-left' && fact.element !== null && run.endAfter.has(fact.element))
    cancelRun(world, run, `ended after ${fact.element}`);
}

/** A refused message goes back to matching within its time to live (decision 27). */
function forgetTaker(world: World, run: TriedRun, messageId: string): void {
  const message = world.messages.find((known) => known.id === messageId);
  message?.takenBy.delete(run.plan.processId);
}
