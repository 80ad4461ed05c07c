import { setTimeout as after } from 'node:timers/promises';

/** Waits so many milliseconds, or until the signal: then it just ends. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const options = signal === undefined ? {} : { signal };
  await after(milliseconds, undefined, options).catch(() => undefined);
}
