import { v5, v7 } from 'uuid';

/** A run's id sorts by the time it was made; it is the Temporal workflow id, too. */
export const newRunId = (): string => v7();

/** The id of the task that a token of a run waits at: the same whenever it is worked out. */
export const taskIdOf = (runId: string, token: number): string => v5(`task/${token}`, runId);

/** The id by which the outside knows an incident, which a run only numbers. */
export const incidentIdOf = (runId: string, incident: number): string =>
  v5(`incident/${incident}`, runId);
