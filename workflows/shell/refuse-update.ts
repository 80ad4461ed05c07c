import type { TokenId } from '../plan/ids.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import type {
  CancelRun,
  CompleteTask,
  Refusal,
  ResolveIncident,
  SetVariables,
} from '../messages.ts';
import { isClosed, type HostedRun } from './hosted-run.ts';

/** What the answer depends on. */
type Checked = Pick<HostedRun, 'state' | 'inbox' | 'known'>;

/**
 * Why an Update cannot be taken, or null. Ids count upwards in a run: one below the counter that
 * is not open is gone, one at or above it is not there yet (decision 10). A known operation was
 * taken already and is answered as before.
 */
export function refuseCompletion(run: Checked, update: CompleteTask): Refusal | null {
  if (run.known.includes(update.completionId)) return null;
  if (update.token >= run.state.nextId && !isClosed(run)) return 'NOT_YET';
  const open = run.state.tokens[update.token]?.wait.kind === 'task';
  const answered = run.inbox.some(
    (waiting) => waiting.kind === 'task-completed' && waiting.token === update.token,
  );
  return open && !answered ? null : 'TASK_GONE';
}

export function refuseResolution(run: Checked, update: ResolveIncident): Refusal | null {
  if (run.known.includes(update.operationId)) return null;
  if (update.incident >= run.state.nextId && !isClosed(run)) return 'NOT_YET';
  const answered = run.inbox.some((waiting) => incidentOf(waiting) === update.incident);
  return run.state.incidents[update.incident] !== undefined && !answered ? null : 'INCIDENT_GONE';
}

export function refuseCancel(run: Checked, update: CancelRun): Refusal | null {
  if (run.known.includes(update.operationId)) return null;
  return isClosed(run) ? 'RUN_CLOSED' : null;
}

export function refuseVariables(run: Checked, update: SetVariables): Refusal | null {
  if (run.known.includes(update.operationId)) return null;
  if (isClosed(run)) return 'RUN_CLOSED';
  if (holds(run, update.holder)) return null;
  return update.holder >= run.state.nextId ? 'NOT_YET' : 'HOLDER_GONE';
}

const holds = (run: Checked, holder: TokenId): boolean =>
  holder === 0 || run.state.tokens[holder] !== undefined;

function incidentOf(occurrence: Occurrence): number | null {
  switch (occurrence.kind) {
    case 'incident-retry':
    case 'incident-skip':
    case 'incident-override':
      return occurrence.incident;
    default:
      return null;
  }
}
