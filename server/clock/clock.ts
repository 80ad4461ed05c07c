/** The port through which all server time comes (decision 30). */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The clock of an organisation that has moved its own forward by `offsetMs`. */
export function movedClock(clock: Clock, offsetMs: number): Clock {
  return { now: () => new Date(clock.now().getTime() + offsetMs) };
}
