import type { Fact } from '../interpret/fact.ts';
import { indexPlan } from '../plan/plan-index.ts';
import type { ElementId, TokenId } from '../plan/ids.ts';
import type { TraceEvent, TriedRun, World } from './world.ts';

/** Whether an element is from a drawing: those that stand in here have a space in their id. */
export const isDrawn = (element: ElementId): boolean => !element.includes(' ');

/** Which facts a trace shows; a join that still waits was not entered. */
function eventOf(fact: Fact): TraceEvent | null {
  switch (fact.type) {
    case 'element-entered':
      return 'entered';
    case 'element-left':
      return 'left';
    case 'element-cancelled':
      return 'cancelled';
    case 'incident-raised':
      return 'failed';
    default:
      return null;
  }
}

/** Adds a fact to the world's trace where it tells of an element's visit. */
export function trace(world: World, run: TriedRun, fact: Fact): void {
  const event = eventOf(fact);
  if (event === null || fact.element === null || fact.token === null) return;
  if (!isDrawn(fact.element)) return;
  const known = run.visited.get(fact.token);
  if (event !== 'entered' && event !== 'failed' && known === undefined) return;
  const scope = known ?? fact.change.tokens?.[fact.token]?.scope ?? 0;
  if (event === 'entered') run.visited.set(fact.token, scope);
  const node = indexPlan(run.plan).nodes.get(fact.element);
  if (node === undefined) return;
  const entry = {
    seq: world.visits.length + 1,
    at: new Date(fact.at).toISOString(),
    event,
    elementId: fact.element,
    elementType: node.type,
    scopeKey: `${run.runId}/${scope}`,
  };
  world.visits.push({ run, token: fact.token, entry });
}

/** The visits of a run's elements by state. */
export interface Visits {
  readonly active: readonly string[];
  readonly completed: readonly string[];
  readonly terminated: readonly string[];
  readonly entered: readonly string[];
}

/** The element ids of a run's visits by state, in the order in which they got there. */
export function visitsOf(world: World, run: TriedRun): Visits {
  const active = new Map<TokenId, string>();
  const completed: string[] = [];
  const terminated: string[] = [];
  const entered: string[] = [];
  for (const visit of world.visits) {
    if (visit.run !== run) continue;
    const { event, elementId } = visit.entry;
    if (event === 'entered') {
      active.set(visit.token, elementId);
      entered.push(elementId);
    }
    if (event === 'left') completed.push(elementId);
    if (event === 'cancelled') terminated.push(elementId);
    if (event === 'left' || event === 'cancelled') active.delete(visit.token);
  }
  return { active: [...active.values()], completed, terminated, entered };
}
