import type { Occurrence } from '../interpret/occurrence.ts';
import type { ResolveIncident, RunUpdate } from '../messages.ts';

/** The occurrence that an Update is, whichever way it comes. */
export function updateOccurrence(update: RunUpdate): Occurrence {
  switch (update.name) {
    case 'complete-task': {
      const { completionId: id, at, token, values, actor } = update.input;
      return { kind: 'task-completed', id, at, token, values, actor };
    }
    case 'incident':
      return incidentOccurrence(update.input);
    case 'cancel': {
      const { operationId: id, at, actor, reason } = update.input;
      return { kind: 'cancel', id, at, actor, reason };
    }
    case 'set-variables': {
      const { operationId: id, at, holder, variables, actor, reason } = update.input;
      return { kind: 'variables-set', id, at, holder, variables, actor, reason };
    }
  }
}

function incidentOccurrence(update: ResolveIncident): Occurrence {
  const { operationId: id, at, incident, actor, reason } = update;
  switch (update.verb) {
    case 'retry': {
      const { variables } = update;
      return { kind: 'incident-retry', id, at, incident, actor, reason, variables };
    }
    case 'skip':
      return { kind: 'incident-skip', id, at, incident, actor, reason };
    case 'override': {
      const { variables, flows } = update;
      return { kind: 'incident-override', id, at, incident, actor, reason, variables, flows };
    }
  }
}
