import type { Variables } from '../../expressions/json-value.ts';
import type { TriedRun } from '../world.ts';
import type { Trial } from './instruction.ts';

/**
 * The variables an instruction completes with: its own, or the element's example output in the
 * drawing (`camundaModeler:exampleOutputJson`). A sentence where there is none.
 */
export function chosenVariables(
  trial: Trial,
  run: TriedRun,
  elementId: string,
  given: {
    readonly variables?: Variables | undefined;
    readonly useExampleData?: boolean | undefined;
  },
): Variables | string {
  if (given.useExampleData !== true) return given.variables ?? {};
  return (
    trial.exampleOf(run.plan.processId, elementId) ??
    `${elementId} has no example data: its property camundaModeler:exampleOutputJson is absent or no JSON object.`
  );
}
