import type { Deployment } from '../cases/run-case.ts';
import type { CompiledResource } from './compile-resources.ts';

/** What cases run on: everything that these resources hold. */
export function deployResources(resources: readonly CompiledResource[]): Deployment {
  return {
    plans: resources.flatMap((resource) => resource.plans),
    decisions: resources.flatMap((resource) => resource.decisions),
    errors: resources.flatMap(({ path, problems }) =>
      problems
        .filter((problem) => problem.severity === 'error')
        .map(({ elementId, code, message }) =>
          [path, elementId, `${code}: ${message}`].filter((part) => part !== null).join(': '),
        ),
    ),
    exampleOf: (processId, elementId) => {
      for (const { examples } of resources) {
        const example = examples.get(processId)?.get(elementId);
        if (example !== undefined) return example;
      }
      return null;
    },
  };
}
